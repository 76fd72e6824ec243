"""The questions asked, each as a document and as SQL written by hand (`by_hand`)."""

from __future__ import annotations

EVERYTHING = """id
  decisions(first: 10) { nodes { component decidedOn stage act basis effect
    laterOffenses { determination daysAfter offense { offendedOn category status } } } }
  referrals(first: 10) { nodes { component referredOn outcome
    request { receivedOn decision decidedOn } } }
  deferredActionRequests(first: 10) {
    nodes { kind receivedOn decision decidedOn expiresOn } }
  offenses(first: 10) { nodes { component offendedOn status category } }
  identity { component recordId method matchWeight matchProbability band }"""

DOCUMENTS = {
    "person": f"query($id: ID!) {{ person(id: $id) {{ {EVERYTHING} }} }}",
    "page of 100": f"""query($after: String) {{
      persons(first: 100, after: $after) {{ nodes {{ {EVERYTHING} }} }} }}""",
    "page of 1000": f"""query($after: String) {{
      persons(first: 1000, after: $after) {{ nodes {{ {EVERYTHING} }} }} }}""",
    "filtered": f"""query($after: String) {{
      persons(first: 50, after: $after, filter: {{
        decision: {{ component: ICE, fiscalYear: 2014 }},
        referral: {{ outcome: DENIED }} }})
      {{ nodes {{ {EVERYTHING} }} }} }}""",
    "timeline": """query($id: ID!) { person(id: $id) { timeline(first: 50) {
      nodes { __typename id component superseded } } } }""",
    "page 5000": """query($after: String) { encounters(first: 10, after: $after) {
      nodes { id component encounteredOn } } }""",
}

COUNT = """{ persons(filter: { any: [
    { encounter: { office: [BALTIMORE_FIELD_OFFICE] } }
    { decision: { laterOffense: { determination: LATER } } } ] }) {
  totalCount distinctPersonCount } }"""
"""A question that takes long: a count over everyone."""
