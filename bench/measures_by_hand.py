"""Two measures as SQL written by hand over the SQLite stores of a release.

The fastest that we could write: aggregates that follow indices, persons in one pass,
and window functions for the curve.
"""

from __future__ import annotations

from typing import Any

import apsw

from discretion.access import Manifest

COUNTS = """
SELECT coalesce(component, 'UNCLASSIFIED'),
  coalesce(cast(fiscal_year AS TEXT), 'UNCLASSIFIED'), basis,
  coalesce(sum(n), 0), count(*), count(DISTINCT person_id),
  1.0 * count(*) / count(DISTINCT person_id),
  sum(basis <> 'NOT_RECORDED'), 1.0 * sum(basis <> 'NOT_RECORDED') / count(*)
FROM links.decision d LEFT JOIN (
  SELECT united_id, count(*) n FROM links.origin
  WHERE united_id >= 'Decision_' AND united_id < 'Decision`' GROUP BY united_id
) o ON o.united_id = d.id
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""

_PERSONS = """
WITH first AS MATERIALIZED (
  SELECT person_id, min(decided_on) day FROM links.decision
  WHERE decided_on IS NOT NULL GROUP BY person_id),
gone AS MATERIALIZED (
  SELECT person_id, min(left_on) left_on FROM (
    SELECT person_id, removed_on left_on FROM links.removal UNION ALL
    SELECT person_id, released_on FROM links.detention WHERE release_reason = 'Died')
  JOIN first USING (person_id) WHERE left_on >= day GROUP BY person_id),
offended AS MATERIALIZED (
  SELECT person_id,
    min(CASE WHEN later THEN arrested_on END) a, min(arrested_on) b,
    min(CASE WHEN later AND stands THEN convicted_on END) c,
    min(CASE WHEN stands THEN convicted_on END) d
  FROM (
    SELECT person_id, arrested_on, convicted_on, offended_on IS NOT NULL later,
      coalesce(status NOT IN ('DISMISSED', 'OVERTURNED'), 1) stands
    FROM links.offense JOIN first USING (person_id)
    WHERE NOT coalesce(offended_on <= day, 0) AND NOT coalesce(arrested_on <= day, 0)
      AND NOT coalesce(charged_on <= day, 0) AND NOT coalesce(convicted_on <= day, 0))
  GROUP BY person_id),
met AS MATERIALIZED (
  SELECT person_id, min(apprehended_on) m
  FROM links.apprehension JOIN first USING (person_id)
  WHERE apprehended_on > day GROUP BY person_id),
person AS MATERIALIZED (
  SELECT julianday(day) day, julianday(left_on) left_on, julianday(a) a,
    julianday(b) b, julianday(c) c, julianday(d) d, julianday(m) m
  FROM first LEFT JOIN gone USING (person_id) LEFT JOIN offended USING (person_id)
  LEFT JOIN met USING (person_id)),
line AS (
  SELECT 'ARREST' outcome, 'AS_NONE' undetermined, day, left_on, a event_on,
    :history known FROM person UNION ALL
  SELECT 'ARREST', 'AS_EVENT', day, left_on, b, :history FROM person UNION ALL
  SELECT 'CONVICTION', 'AS_NONE', day, left_on, c, :history FROM person UNION ALL
  SELECT 'CONVICTION', 'AS_EVENT', day, left_on, d, :history FROM person UNION ALL
  SELECT 'APPREHENSION', 'AS_NONE', day, left_on, m, :met FROM person UNION ALL
  SELECT 'APPREHENSION', 'AS_EVENT', day, left_on, m, :met FROM person),
ended AS (
  SELECT outcome, undetermined, day, event_on, left_on,
    CASE WHEN left_on < known THEN left_on ELSE known END last
  FROM line WHERE known >= day),
counted AS MATERIALIZED (
  SELECT outcome, undetermined,
    CAST(CASE WHEN event_on <= last THEN event_on ELSE last END - day AS INT) days,
    count(*) gone, sum(coalesce(event_on <= last, 0)) events,
    sum(coalesce(left_on <= last, 0) AND NOT coalesce(event_on <= last, 0)) competing
  FROM ended GROUP BY 1, 2, 3),
"""

_CURVE = """
risk AS (
  SELECT *, sum(gone) OVER (line ORDER BY days DESC) at_risk FROM counted
  WINDOW line AS (PARTITION BY outcome, undetermined)),
product AS (
  SELECT *,
    CASE WHEN max(events + competing = at_risk) OVER so_far THEN 0.0 ELSE exp(sum(
      CASE WHEN events + competing < at_risk
        THEN ln(1 - 1.0 * (events + competing) / at_risk) ELSE 0.0 END
      ) OVER so_far) END survival,
    CASE WHEN max(events = at_risk) OVER so_far THEN 0.0 ELSE exp(sum(
      CASE WHEN events < at_risk THEN ln(1 - 1.0 * events / at_risk) ELSE 0.0 END
      ) OVER so_far) END alone,
    coalesce(1.0 * (events + competing)
      / nullif(at_risk * (at_risk - events - competing), 0), 0.0) term
  FROM risk
  WINDOW so_far AS (PARTITION BY outcome, undetermined ORDER BY days)),
stepped AS (
  SELECT *, coalesce(lag(survival) OVER so_far, 1.0) before FROM product
  WINDOW so_far AS (PARTITION BY outcome, undetermined ORDER BY days)),
grown AS (
  SELECT *, sum(before * events / at_risk) OVER so_far share,
    before * events / (1.0 * at_risk * at_risk) mixed,
    before * before * (at_risk - events) * events
      / (1.0 * at_risk * at_risk * at_risk) spread
  FROM stepped
  WINDOW so_far AS (PARTITION BY outcome, undetermined ORDER BY days)),
curve AS MATERIALIZED (
  SELECT *,
    share * share * sum(term) OVER so_far - 2 * share * sum(share * term) OVER so_far
    + sum(share * share * term) OVER so_far + sum(spread) OVER so_far
    - 2 * (share * sum(mixed) OVER so_far - sum(share * mixed) OVER so_far) variance
  FROM grown
  WINDOW so_far AS (PARTITION BY outcome, undetermined ORDER BY days)),
mark AS (
  SELECT value years, CAST(365.25 * value AS INT) day
  FROM json_each('[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]')),
year AS (
  SELECT outcome, undetermined, years,
    sum(CASE WHEN days >= mark.day THEN gone ELSE 0 END) at_risk,
    sum(CASE WHEN days <= mark.day THEN events ELSE 0 END) events,
    sum(CASE WHEN days <= mark.day THEN competing ELSE 0 END) competing,
    max(CASE WHEN days <= mark.day THEN days END) last
  FROM curve JOIN mark GROUP BY 1, 2, 3),
told AS (
  SELECT year.outcome, year.undetermined, years, year.at_risk, year.events,
    year.competing, coalesce(share, 0.0) share, coalesce(survival, 1.0) free,
    coalesce(alone, 1.0) alone, max(coalesce(variance, 0.0), 0.0) variance
  FROM year LEFT JOIN curve ON curve.outcome = year.outcome
    AND curve.undetermined = year.undetermined AND curve.days = year.last),
widened AS (
  SELECT *, CASE WHEN share > 0 AND share < 1
      THEN 1.959963984540054 * sqrt(variance) / abs(share * ln(share)) END width,
    coalesce(lag(share) OVER by_year, 0.0) before,
    coalesce(lag(at_risk) OVER by_year, 1) reached
  FROM told
  WINDOW by_year AS (PARTITION BY outcome, undetermined ORDER BY years))
SELECT outcome, undetermined, cast(years AS TEXT), at_risk, events, competing, share,
  pow(share, exp(width)), pow(share, exp(-width)), free, 1 - alone,
  (share - before) / nullif(1 - before, 0.0)
FROM widened WHERE reached > 0 ORDER BY 1, 2, 3"""

INCIDENCE = _PERSONS + _CURVE


def counts(stores: apsw.Connection, manifest: Manifest) -> list[tuple[Any, ...]]:
    """Use of discretion by component, fiscal year and basis."""
    return stores.execute(COUNTS).fetchall()


def incidence(stores: apsw.Connection, manifest: Manifest) -> list[tuple[Any, ...]]:
    """The later offenses of everyone, by outcome and year."""
    known = {
        "history": _known(stores, manifest, "IceCriminalHistory"),
        "met": _known(stores, manifest, "IceArrest", "CbpApprehension"),
    }
    return stores.execute(INCIDENCE, known).fetchall()


def _known(stores: apsw.Connection, manifest: Manifest, *records: str) -> float:
    """The day, as a number, until which the extracts of these records tell."""
    days = [
        one.as_of
        for one in manifest.coverage
        if one.as_of and one.record_type in records
    ]
    day: float = stores.execute("SELECT julianday(?)", (str(min(days)),)).get
    return day
