"""The sentence of every kind of event, in Dutch and English; braces are filled in when it happens."""

from __future__ import annotations

from transitiesim.language import Text

SENTENCES: dict[str, Text] = {
    "departure": Text(
        "{role} vertrekt na {months} maanden; {lost} procent van de kennis gaat verloren.",
        "The {role_en} leaves after {months} months; {lost} percent of knowledge is lost.",
    ),
    "departure_contacts": Text(
        "{role} vertrekt na {months} maanden; {lost} procent van de kennis en {homes} contacten gaan verloren.",
        "The {role_en} leaves after {months} months; {lost} percent of knowledge and {homes} contacts are lost.",
    ),
    "succession": Text(
        "Na {months} maanden leegstand begint een nieuwe {role}.",
        "After {months} months of vacancy a new {role_en} begins.",
    ),
    "repeat": Text(
        "De nieuwe {role} herhaalt wat eerder mislukte; bewoners verliezen vertrouwen.",
        "The new {role_en} repeats what failed before; residents lose trust.",
    ),
    "partner_dropout": Text(
        "De contactpersoon van {partner} vertrekt en de inzet van {partner} valt weg.",
        "The contact person of {partner_en} leaves and the commitment of {partner_en} falls away.",
    ),
    "partner_stays": Text(
        "De contactpersoon van {partner} vertrekt, maar de inzet blijft staan.",
        "The contact person of {partner_en} leaves, but the commitment stands.",
    ),
    "partner_back": Text("{partner} doet weer mee.", "{partner_en} takes part again."),
    "agreement": Text("De partners komen tot een afspraak.", "The partners reach an agreement."),
    "false_start": Text(
        "Het plan blijkt op een verkeerde aanpak te rusten; {share} procent moet over.",
        "The plan turns out to rest on the wrong approach; {share} percent has to be redone.",
    ),
    "plan_ready": Text("Het plan voor {homes} woningen is klaar.", "The plan for {homes} homes is ready."),
    "campaign": Text(
        "De campagne begint: {homes} woningen op gas, {needed} handtekeningen nodig. Beloofd: klaar over {years} jaar.",
        "The campaign begins: {homes} homes on gas, {needed} signatures needed. Promised: done in {years} years.",
    ),
    "ballot_passed": Text(
        "Een complex van {homes} woningen stemt in: {yes} ja-stemmen, {needed} nodig.",
        "A complex of {homes} homes consents: {yes} votes in favour, {needed} needed.",
    ),
    "ballot_failed": Text(
        "Een complex van {homes} woningen stemt niet in: {yes} ja-stemmen, {needed} nodig.",
        "A complex of {homes} homes does not consent: {yes} votes in favour, {needed} needed.",
    ),
    "ballot_waits": Text(
        "Een complex stemt niet mee in deze campagne: te weinig eigenaren hebben getekend.",
        "A complex does not vote in this campaign: too few owners have signed.",
    ),
    "campaign_failed": Text(
        "De campagne mislukt: {signed} van de {needed} nodige handtekeningen.",
        "The campaign fails: {signed} of the {needed} signatures needed.",
    ),
    "source_waits": Text(
        "Er is genoeg getekend in dit gebied, maar samen te weinig voor de eerste warmtebron.",
        "Enough signed in this area, but together too few for the first heat source.",
    ),
    "campaign_passed": Text(
        "De campagne slaagt: {signed} handtekeningen, {needed} nodig.",
        "The campaign succeeds: {signed} signatures, {needed} needed.",
    ),
    "supplier_leaves": Text(
        "Het warmtebedrijf haakt na de mislukking af.", "The heat supplier walks away after the failure."
    ),
    "supplier_found": Text("Er is een nieuw warmtebedrijf.", "There is a new heat supplier."),
    "late_objection": Text(
        "Een laat bezwaar vertraagt het project met {months} maanden.",
        "A late objection delays the project by {months} months.",
    ),
    "investment": Text("Het warmtebedrijf besluit te investeren.", "The heat supplier decides to invest."),
    "commitments_lapsed": Text(
        "Voorwaardelijke handtekeningen verlopen: {homes} woningen.",
        "Conditional signatures lapse: {homes} homes.",
    ),
    "streets_opened": Text(
        "{streets} straten gaan open, {combined} daarvan in een keer voor riool en warmte.",
        "{streets} streets are opened, {combined} of them once for sewer and heat together.",
    ),
    "first_heat": Text("Het warmtenet is in gebruik.", "The heat network is in use."),
    "missed_promise": Text(
        "De beloofde datum gaat voorbij: {homes} woningen wachten nog.",
        "The promised date goes by: {homes} homes are still waiting.",
    ),
    "missed_announcement": Text(
        "De aangekondigde campagne is er niet; {homes} huishoudens rekenden erop.",
        "The campaign that was announced is not there; {homes} households counted on it.",
    ),
    "renovation_gas": Text(
        "Een complex van {homes} woningen wordt gerenoveerd en krijgt nieuwe ketels.",
        "A complex of {homes} homes is renovated and gets new boilers.",
    ),
    "renovation_heat_pump": Text(
        "Een complex van {homes} woningen gaat bij de renovatie van het gas af.",
        "A complex of {homes} homes leaves gas at its renovation.",
    ),
    "election_reset": Text(
        "Na de verkiezingen ligt het programma {months} maanden stil.",
        "After the elections the programme stands still for {months} months.",
    ),
    "election_calm": Text("Verkiezingen; het programma gaat door.", "Elections; the programme goes on."),
    "pandemic_begins": Text("De pandemie legt ontmoetingen stil.", "The pandemic stops meetings."),
    "pandemic_ends": Text("Ontmoetingen kunnen weer.", "Meetings are possible again."),
    "price_shock": Text(
        "Gas is {percent} procent duurder dan een jaar eerder.", "Gas is {percent} percent dearer than a year before."
    ),
    "law": Text("{nl}", "{en}"),
    "designation": Text(
        "De gemeente wijst de wijk aan: gas stopt op een vaste datum.",
        "The municipality designates the quarter: gas ends on a set date.",
    ),
    "end_of_gas": Text(
        "De levering van gas eindigt; wie nog op gas zit, moet over.", "Gas ends; who is still on gas must change."
    ),
    "blockage_found": Text("Een blokkade komt boven water ({sort}).", "A blockage comes to light ({sort_en})."),
    "blockage_removed": Text(
        "Een blokkade is weg ({sort}) na {months} maanden.", "A blockage is gone ({sort_en}) after {months} months."
    ),
    "link": Text("Een koppelkans slaagt: {level}.", "A link succeeds: {level_en}."),
    "link_failed": Text("Een koppelkans mislukt: {level}.", "A link fails: {level_en}."),
    "experiment": Text("Een experiment slaagt.", "An experiment succeeds."),
    "experiment_failed": Text("Een experiment mislukt.", "An experiment fails."),
    "replan": Text("Het plan wordt aangepast aan wat er gebeurde.", "The plan is adapted to what happened."),
    "repair": Text(
        "Gezien wordt dat vertrouwen daalt; uren gaan naar bewoners.",
        "A fall of trust is seen; hours go to residents.",
    ),
    "demolition": Text("{homes} woningen worden gesloopt.", "{homes} homes are demolished."),
    "new_build": Text("{homes} nieuwe woningen zonder gas.", "{homes} new homes without gas."),
    "switch_on": Text("Onderdeel {code} begint te werken: {nl}.", "Part {code} takes effect: {en}."),
    "group_empty": Text("De bewonersgroep is leeg.", "The resident group is empty."),
}
