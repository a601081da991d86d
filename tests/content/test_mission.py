"""Everything the municipality's plan and the documents behind it name can be found, with its state."""

from __future__ import annotations

import pytest

from ressursbank.register.service import Status
from ressursbank.site import Site

# Name in the documents → a service or a resource. Tiltak 5 of the plan, and section 2 of what we learnt from others.
SERVICES = {
    "AMK 113": "nod-113-amk", "legevakt": "gjovik-legevakt", "fastlege": "fastlegen", "Gjøvik sykehus": "sykehuset-gjovik",
    "DPS": "dps-gjovik", "SI Reinsvoll": "si-reinsvoll", "psykososialt kriseteam": "psykososialt-kriseteam",
    "politi": "politi-innlandet", "krisesenter": "gjovik-krisesenter", "FACT": "fact-gjovik-toten-land",
    "psykisk helse voksne": "psykisk-helse-og-rus-voksne", "psykisk helse 0–12": "psykisk-helse-barn-0-12",
    "Team ung": "team-ung", "Familieteam": "familieteam", "helsestasjon": "helsestasjon-gjovik",
    "skolehelsetjeneste": "skolehelsetjenesten", "Frisklivssentralen": "frisklivssentralen", "Friskliv Senior": "friskliv-senior",
    "depresjonsmestring": "kurs-depresjonsmestring", "belastningsmestring": "kurs-belastningsmestring", "TryggEst": "tryggest",
    "Jobbhus": "nav-jobbhus", "Menn i helse": "menn-i-helse",
    "gubbetreff Biri": "gubbetreff-biri", "helsestasjon for fedre": "helsestasjon-for-fedre", "Torsdagsprat": "torsdagsprat",
    "landbrukskontoret": "landbrukskontoret-gjovik", "Kulturnettverket": "kulturnettverket", "Gjøvik fengsel": "gjovik-fengsel",
    "LEVE": "leve", "LEVE lokalt": "leve-innlandet", "sorggrupper": "diakoni-gjovik", "Kirkens SOS": "kirkens-sos-telefon",
    "Mental Helse": "mental-helse-hjelpetelefonen", "Headspace": "headspace-gjovik", "Fontenehus": "fontenehuset-gjovik",
    "Inn på tunet": "inn-pa-tunet", "Nok.": "nok-gjovik", "Familievernkontoret": "familievernkontoret-innlandet-vest",
    "NVIO": "nvio-kameratstotte", "Marita": "marita-gjovik", "Pårørendesenteret": "parorendelinjen", "LPP": "lpp-radgivningstelefon",
    "LFSS": "lfss", "Bondens nettverk": "bondens-nettverk", "Rask psykisk helsehjelp": "rask-psykisk-helsehjelp",
    "Helsenorge verktøy": "helsenorge-verktoy", "assistert selvhjelp": "assistert-selvhjelp", "barnevern": "barnevern-gjovik",
    "BUP": "bup-gjovik", "tverrfaglig team": "tverrfaglig-team-skole", "BTI": "bti-gjovik", "RVTS Øst": "rvts-ost", "Vivat": "vivat",
}  # fmt: skip
RESOURCES = (
    "hdir-veiledende-materiell-kommunene", "hdir-retningslinje", "etter-selvmordet-veileder", "demofilm-sikkerhetsplan",
    "demofilm-selvskading", "demofilm-parorende", "lyden-av-hap", "barneperspektivsamtalen", "film-involvere-parorende",
    "livet-pa-timeplanen-program", "simple", "parorendeveilederen", "kokom-nettkurs", "ebehandling", "digihelsestasjon",
    "rph-handboka", "nssf-sikkerhetsplan-metode", "leve-foredragsmal", "la-menn-vaere-menn", "leve-idebank", "rvts-handlingsplan-mal",
    "aldring-og-helse-for-alle", "aldring-og-helse-for-ansatte", "folkeopplysningskampanjen", "relasjonsmodellen", "leve-obs-kurs",
    "leve-likepersonskurs", "norsk-indeks-og-legevaktindeks", "ressurskart-nasjonalt", "hdir-brev-2020", "bondens-nettverk-metode",
)  # fmt: skip
PLANNED = ("rask-psykisk-helsehjelp", "psykisk-helse-barn-0-12", "bondens-nettverk")


@pytest.mark.parametrize("name", SERVICES)
def test_a_named_service_is_in_the_directory(project: Site, name: str) -> None:
    assert SERVICES[name] in project.register.services, name


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_named_resource_is_in_the_bank_with_its_state(project: Site, resource: str) -> None:
    assert project.register.resources[resource].availability, resource


@pytest.mark.parametrize("service", PLANNED)
def test_what_is_only_planned_says_so_until_it_can_be_reached(project: Site, service: str) -> None:
    one = project.register.services[service]
    assert one.status is Status.PLANNED or any(point.printable for point in one.contact_points)


def test_every_kind_of_course_has_its_length_and_provider(project: Site) -> None:
    courses = [one for one in project.register.resources.values() if one.shelf.value == "kurs"]
    assert len(courses) > 5
    for one in courses:
        assert one.publisher and (one.minutes or one.length_note or one.alert), one.id


def test_no_card_says_more_than_its_source_about_being_open(project: Site) -> None:
    for one in project.register.resources.values():
        assert one.availability.value == "open" or one.alert or one.url, one.id
        assert one.sources and one.checked_on <= project.today, one.id
