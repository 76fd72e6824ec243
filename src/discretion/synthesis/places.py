"""Where things happen: countries, Border Patrol sectors and ICE offices."""

from __future__ import annotations

from typing import NamedTuple

from discretion.synthesis.chance import Odds


class Country(NamedTuple):
    """A country as each component writes it.

    People may bear two surnames there, and names of a certain kind. Some countries
    seldom take back those who are ordered removed.
    """

    name: str
    c3: str
    two_surnames: bool = True
    takes_back: bool = True
    names: str = "HISPANIC"


class Office(NamedTuple):
    """An ICE area of responsibility: its code, its city and the city's state."""

    code: str
    city: str
    state: str

    @property
    def area(self) -> str:
        """The area as EID writes it."""
        return f"{self.city} Area of Responsibility"

    @property
    def site(self) -> str:
        """An office within the area, as EID writes it."""
        return f"{self.city.upper()}, {self.state}, DOCKET CONTROL OFFICE"


class Sector(NamedTuple):
    """A Border Patrol sector: its code, its name and the ICE office it hands to."""

    code: str
    name: str
    office: Office


COUNTRIES = Odds(
    {
        Country("Mexico", "MEXIC"): 0.54,
        Country("Guatemala", "GUATE"): 0.09,
        Country("El Salvador", "SALVA"): 0.08,
        Country("Honduras", "HONDU"): 0.08,
        Country("Peru", "PERU"): 0.03,
        Country("Ecuador", "ECUAD"): 0.025,
        Country("Colombia", "COLOM"): 0.025,
        Country("Philippines", "PHILI", two_surnames=False): 0.03,
        Country("Brazil", "BRAZI", two_surnames=False): 0.02,
        Country("China, People's Republic of", "CHINA", False, False, "CHINESE"): 0.025,
        Country("Cuba", "CUBA", takes_back=False): 0.02,
        Country("Vietnam", "VIETN", False, False, "VIETNAMESE"): 0.016,
        Country("Laos", "LAOS", False, False, "LAO"): 0.012,
        Country("Eritrea", "ERITR", False, False, "ERITREAN"): 0.007,
    }
)
"""Country of birth; the order follows the DACA requests, the shares are rounded."""

_EL_PASO = Office("ELP", "El Paso", "TX")
_MIAMI = Office("MIA", "Miami", "FL")
_PHOENIX = Office("PHO", "Phoenix", "AZ")
_SAN_ANTONIO = Office("SNA", "San Antonio", "TX")
_SAN_DIEGO = Office("SND", "San Diego", "CA")
_SEATTLE = Office("SEA", "Seattle", "WA")

OFFICES = Odds(
    {
        Office("LOS", "Los Angeles", "CA"): 0.14,
        _SAN_ANTONIO: 0.12,
        _PHOENIX: 0.10,
        Office("HOU", "Houston", "TX"): 0.09,
        Office("DAL", "Dallas", "TX"): 0.08,
        Office("ATL", "Atlanta", "GA"): 0.08,
        Office("SFR", "San Francisco", "CA"): 0.07,
        _SAN_DIEGO: 0.06,
        _EL_PASO: 0.05,
        Office("CHI", "Chicago", "IL"): 0.05,
        _MIAMI: 0.04,
        _SEATTLE: 0.04,
        Office("NYC", "New York City", "NY"): 0.03,
        Office("PHI", "Philadelphia", "PA"): 0.02,
        Office("BOS", "Boston", "MA"): 0.02,
        Office("BAL", "Baltimore", "MD"): 0.01,
    }
)
"""ICE offices, the busiest first."""

SECTORS = Odds(
    {
        Sector("RGV", "Rio Grande Valley", _SAN_ANTONIO): 0.30,
        Sector("TCA", "Tucson", _PHOENIX): 0.28,
        Sector("LRT", "Laredo", _SAN_ANTONIO): 0.10,
        Sector("EPT", "El Paso", _EL_PASO): 0.09,
        Sector("SDC", "San Diego", _SAN_DIEGO): 0.08,
        Sector("DRT", "Del Rio", _SAN_ANTONIO): 0.05,
        Sector("ELC", "El Centro", _SAN_DIEGO): 0.03,
        Sector("BLW", "Blaine", _SEATTLE): 0.03,
        Sector("YUM", "Yuma", _PHOENIX): 0.02,
        Sector("MIP", "Miami", _MIAMI): 0.02,
    }
)
"""Border Patrol sectors, the busiest first."""

FIELD_OFFICES = Odds(
    {
        "Laredo": 0.30,
        "San Diego": 0.30,
        "El Paso": 0.12,
        "Tucson": 0.10,
        "Miami": 0.06,
        "New York": 0.05,
        "Los Angeles": 0.04,
        "Seattle": 0.03,
    }
)
"""Field offices of the ports of entry, the busiest first."""

FACILITIES = Odds(
    {
        ("PIC", "PORT ISABEL SPC"): 0.16,
        ("STWRTGA", "STEWART DETENTION CENTER"): 0.16,
        ("ELOYAZ", "ELOY FEDERAL CONTRACT FACILITY"): 0.14,
        ("STCDFTX", "SOUTH TEXAS DETENTION COMPLEX"): 0.12,
        ("ADELNTO", "ADELANTO ICE PROCESSING CENTER"): 0.10,
        ("KRO", "KROME NORTH SPC"): 0.08,
        ("CSCNWWA", "NORTHWEST DETENTION CENTER"): 0.08,
        ("EPC", "EL PASO SPC"): 0.08,
        ("YORCOPA", "YORK COUNTY PRISON"): 0.08,
    }
)
"""Detention facilities: code and name, the fullest first."""

PORTS_OF_DEPARTURE = Odds(
    {
        "BROWNSVILLE, TX": 0.20,
        "LAREDO, TX": 0.18,
        "NOGALES, AZ": 0.17,
        "SAN YSIDRO, CA": 0.15,
        "HARLINGEN, TX": 0.12,
        "ALEXANDRIA, LA": 0.12,
        "MIAMI, FL": 0.06,
    }
)
"""Where people leave the country."""
