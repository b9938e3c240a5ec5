"""What the columns of the programme say: the town hall, its partners and the resident group at the end of a month."""

from __future__ import annotations

from transitiesim.language import Text
from transitiesim.results.indicator import Better, Indicator


def _row(name: str, unit: str, nl: str, en: str, better: Better | None = None) -> Indicator:
    return Indicator(name, "programme", unit, Text(nl, en), better)


# fmt: off
STAFF = (
    _row("posts_filled", "share of posts", "Deel van de posten dat is bezet", "Share of posts that is filled", "high"),
    _row("effective_capacity", "share of hours",
         "Deel van de uren dat overblijft voor werk na onderling overleg",
         "Share of hours left for work after coordination", "high"),
    _row("departures", "departures so far", "Medewerkers die zijn vertrokken", "Staff members who left", "low"),
    _row("handovers_warm", "departures so far",
         "Vertrekken waarbij het werk goed is overgedragen", "Departures with a proper hand-over"),
    _row("repeats", "times so far", "Keren dat een nieuwkomer herhaalde wat eerder mislukte",
         "Times that a newcomer repeated what had failed before", "low"),
    _row("contribution_gini", "index from 0 to 1",
         "Hoe ongelijk het werk tot nu toe over mensen is verdeeld (Gini: 0 is gelijk)",
         "How unevenly the work so far was divided over people (Gini: 0 is even)"),
    _row("skill_fit", "factor on productivity",
         "Hoe goed de vaardigheden van medewerkers passen bij de fase waarin het werk is",
         "How well the skills of staff fit the phase of the work", "high"),
    _row("hours_outreach", "hours so far", "Uren besteed aan contact met bewoners",
         "Hours spent on contact with residents"),
    _row("hours_planning", "hours so far", "Uren besteed aan afspraken en plannen",
         "Hours spent on agreements and plans"),
    _row("hours_campaigns", "hours so far", "Uren van beleidsmedewerkers besteed aan lopende campagnes",
         "Hours of policy staff spent on running campaigns"),
    _row("hours_coordination", "hours so far", "Uren besteed aan onderling overleg",
         "Hours spent on coordination", "low"),
    _row("hours_blockages", "hours so far", "Uren besteed aan het wegnemen van blokkades",
         "Hours spent on removing blockages"),
    _row("hours_linking", "hours so far", "Uren besteed aan het koppelen van opgaven", "Hours spent on linking tasks"),
    _row("hours_experiments", "hours so far", "Uren besteed aan experimenten", "Hours spent on experiments"),
    _row("hours_switches", "hours so far",
         "Uren besteed aan de onderdelen van de aanbevelingen die aan staan",
         "Hours spent on the parts of the recommendations that are switched on"),
)

LEARNING = (
    _row("knowledge", "share of full knowledge",
         "Kennis in het programma van wat werkt in deze wijk", "Knowledge in the programme of what works here", "high"),
    _row("heard", "share",
         "Hoe goed de bewoners bekend zijn doordat naar hen is geluisterd",
         "How well residents are known because they were listened to", "high"),
    _row("knowledge_held_by_one", "share of knowledge",
         "Deel van de kennis dat maar bij één persoon zit", "Share of knowledge that only one person holds", "low"),
    _row("knowledge_lost", "share of full knowledge, added up so far",
         "Kennis die verdween met mensen die vertrokken", "Knowledge that went with people who left", "low"),
    _row("experiments", "experiments so far", "Experimenten die zijn gedaan", "Experiments that were done"),
    _row("experiments_failed", "experiments so far", "Experimenten die zijn mislukt", "Experiments that failed"),
    _row("projects", "projects so far", "Projecten die zijn afgerond, geslaagd of niet",
         "Projects that came to an end, well or not"),
    _row("knowledge_learnt", "share of full knowledge, added up so far",
         "Kennis die uit afgeronde projecten is geleerd", "Knowledge learnt from projects that ended", "high"),
    _row("learning_per_project", "share of full knowledge", "Wat een afgerond project gemiddeld aan kennis opleverde",
         "Knowledge that a project that ended taught on average", "high"),
    _row("false_starts", "times so far",
         "Keren dat een plan over moest omdat de aanpak niet deugde",
         "Times that a plan was redone because the approach was wrong", "low"),
    _row("months_out_of_step", "months so far",
         "Maanden waarin het plan nog niet was aangepast aan wat er was gebeurd",
         "Months in which the plan was not yet adapted to what had happened", "low"),
)

COOPERATION = (
    _row("integration", "share", "Hoe samenhangend er aan de wijk wordt gewerkt",
         "How integrated the work on the neighbourhood is", "high"),
    _row("frame_dispersion", "share", "Hoe ver partners uiteenlopen in wat zij onder de opgave verstaan",
         "How far partners differ in what they take the task to be", "low"),
    _row("shared_frame", "share", "Hoe eens partners het zijn over wat de opgave is",
         "How far partners agree on what the task is", "high"),
    _row("readiness", "share", "Hoe klaar de organisatie is om opgaven te koppelen",
         "How ready the organisation is to link tasks", "high"),
    _row("opportunities_known", "opportunities",
         "Kansen om opgaven te koppelen die bekend zijn en nog open liggen",
         "Opportunities to link tasks that are known and not yet used", "high"),
    _row("links_synergy", "links so far", "Koppelingen waarbij opgaven elkaar versterken",
         "Links in which tasks strengthen each other", "high"),
    _row("links_along", "links so far", "Koppelingen waarbij een opgave meelift met een andere",
         "Links in which one task goes along with another", "high"),
    _row("links_alignment", "links so far", "Koppelingen waarbij opgaven op elkaar zijn afgestemd",
         "Links in which tasks are aligned with each other", "high"),
    _row("links_failed", "links so far", "Koppelingen die zijn mislukt", "Links that failed", "low"),
    _row("links_failed_share", "share of attempts", "Deel van de pogingen tot koppelen dat mislukte",
         "Share of attempts to link that failed", "low"),
    _row("partner_dropouts", "times so far", "Keren dat de inzet van een partner wegviel",
         "Times that the commitment of a partner fell away", "low"),
)

SUPPORT = (
    _row("support_council", "share", "Steun van de gemeenteraad", "Support of the municipal council", "high"),
    _row("support_executive", "share", "Steun van het college van burgemeester en wethouders",
         "Support of the mayor and aldermen", "high"),
    _row("support_management", "share", "Steun van directie en management",
         "Support of directors and management", "high"),
    _row("months_interrupted", "months so far", "Maanden waarin het programma stillag na verkiezingen",
         "Months in which the programme stood still after elections", "low"),
    _row("attention_heat", "share of attention",
         "Deel van de aandacht van bestuurders dat alleen naar warmte gaat en niet naar de wijk als geheel",
         "Share of executive attention that goes to heat alone and not to the neighbourhood as a whole"),
    _row("picture_trust", "share", "Vertrouwen van bewoners zoals managers denken dat het is",
         "Trust of residents as managers think it is"),
    _row("picture_error", "share", "Hoe ver het beeld van managers af ligt van het echte vertrouwen van bewoners",
         "How far the picture of managers is from the true trust of residents", "low"),
    _row("latent_capital", "share",
         "Wat onzichtbaar is opgebouwd: vertrouwen, kennis, een gedeeld beeld, organisatie en opgeloste blokkades",
         "What is built up unseen: trust, knowledge, shared views, readiness and blockages removed", "high"),
)

BLOCKAGES = (
    _row("blockages_hidden", "blockages", "Blokkades die nog niemand kent", "Blockages that nobody knows yet", "low"),
    _row("blockages_open", "blockages", "Blokkades die bekend zijn en nog niet opgelost",
         "Blockages known and not yet removed", "low"),
    _row("blockages_removed", "blockages so far", "Blokkades die zijn opgelost", "Blockages that were removed", "high"),
    _row("blockage_age", "months", "Hoe lang de blokkades die nu open zijn gemiddeld al bekend zijn",
         "How long the blockages that are open now have been known on average", "low"),
    _row("blockage_months", "blockage months so far",
         "Maanden dat bekende blokkades open bleven, opgeteld over alle blokkades",
         "Months that known blockages stayed open, added up over all of them", "low"),
)

PROJECTS = (
    _row("campaigns", "campaigns so far", "Campagnes voor een warmtenet die zijn begonnen",
         "Campaigns for a heat network that began"),
    _row("campaigns_failed", "campaigns so far", "Campagnes die zijn mislukt, ook als dat pas later bleek",
         "Campaigns that failed, also when that showed only later", "low"),
    _row("first_decision_month", "months so far",
         "Maanden voordat voor het eerst over een campagne werd beslist",
         "Months before a campaign was decided for the first time", "low"),
    _row("votes_cast", "votes so far", "Stemmen die zijn uitgebracht in complexen en verenigingen van eigenaren",
         "Votes cast in complexes and owners' associations"),
    _row("connected", "homes so far", "Woningen die zijn aangesloten op een warmtenet",
         "Homes that were connected to a heat network", "high"),
    _row("ballots", "ballots so far", "Stemmingen onder huurders van een complex",
         "Ballots among the tenants of a complex"),
    _row("ballots_passed", "ballots so far", "Stemmingen waarin genoeg huurders instemden",
         "Ballots in which enough tenants consented", "high"),
    _row("complexes_in_campaign", "complexes so far", "Complexen van corporaties die meededen aan een campagne",
         "Corporation complexes that took part in a campaign", "high"),
    _row("complexes_left_out", "complexes so far",
         "Complexen van corporaties die niet meededen omdat hun planning niet paste of de corporatie was afgehaakt",
         "Corporation complexes left out because their schedule did not fit or the corporation had dropped out", "low"),
    _row("missed_promises", "times so far", "Beloofde datums die niet zijn gehaald",
         "Promised dates that were not met", "low"),
    _row("late_objections", "objections so far", "Late bezwaren van externe partijen",
         "Late objections of external parties", "low"),
    _row("street_openings", "openings so far", "Keren dat een straat openging",
         "Times that a street was opened", "low"),
)

RESIDENTS = (
    _row("contacts", "contacts so far", "Contacten met bewoners", "Contacts with residents", "high"),
    _row("joint_contacts", "contacts so far",
         "Contacten waarbij bewoners ook hulp kregen bij schuld, zorg of onderhoud",
         "Contacts that also helped with debt, care or maintenance", "high"),
    _row("clustered_contacts", "contacts so far", "Contacten straat voor straat en blok voor blok",
         "Contacts made street by street and block by block"),
    _row("contact_clustering", "index from 0 to 1",
         "Hoe sterk de contacten van het laatste kwartaal per straat bij elkaar liggen",
         "How far the contacts of the last quarter lie together by street"),
    _row("reach_dissimilarity", "index from 0 to 1", "Hoe weinig de bereikte bewoners op de hele wijk lijken",
         "How little the residents reached look like the whole neighbourhood", "low"),
    _row("ownership_gained", "involvement, added up over contacts so far",
         "Betrokkenheid die door contacten is gewonnen", "Involvement gained by contacts", "high"),
    _row("ownership_per_contact", "involvement", "Betrokkenheid die een contact gemiddeld opleverde",
         "Involvement that a contact gained on average", "high"),
    _row("first_contacts", "contacts so far", "Eerste contacten met een huishouden",
         "First contacts with a household", "high"),
    _row("first_contact_damage", "trust, added up over households so far",
         "Vertrouwen dat verloren ging doordat het eerste contact te laat kwam",
         "Trust lost because the first contact came too late", "low"),
    _row("trust_worn_by_silence", "trust per household so far",
         "Vertrouwen dat verloren ging doordat bewoners niets hoorden",
         "Trust lost because residents heard nothing", "low"),
    _row("offer_fit", "share", "Hoe goed het aanbod past bij wat bewoners belangrijk vinden",
         "How well the offer fits what residents care about", "high"),
    _row("members", "members", "Leden van de bewonersgroep", "Members of the resident group", "high"),
    _row("founders_left", "members", "Leden van de bewonersgroep die er vanaf het begin bij zijn",
         "Members of the resident group who were there from the start"),
    _row("member_tenure", "months", "Hoe lang leden gemiddeld al in de bewonersgroep zitten",
         "How long members have been in the resident group on average", "high"),
    _row("group_dissimilarity", "index from 0 to 1", "Hoe weinig de bewonersgroep op de wijk lijkt",
         "How little the resident group looks like the neighbourhood", "low"),
)

LIVEABILITY = (
    _row("liveability", "share", "Leefbaarheid van de wijk, gemiddeld over de vier delen",
         "Liveability of the neighbourhood, mean of its four parts", "high"),
    _row("liveability_home", "share", "Leefbaarheid: de woning", "Liveability: the home", "high"),
    _row("liveability_public_space", "share", "Leefbaarheid: straat en groen", "Liveability: public space", "high"),
    _row("liveability_ties", "share", "Leefbaarheid: contact met elkaar", "Liveability: ties between people", "high"),
    _row("liveability_safety", "share", "Leefbaarheid: veiligheid", "Liveability: safety", "high"),
)

MONEY = (
    _row("gas_price_eur_per_m3", "euro per m3", "Prijs van gas voor huishoudens", "Price of gas for households"),
    _row("heat_price_eur_per_gj", "euro per GJ", "Prijs van warmte uit een warmtenet", "Price of heat from a network"),
    _row("eur_public", "euro so far", "Wat de overheid heeft uitgegeven", "What government has spent", "low"),
    _row("eur_private", "euro so far", "Wat eigenaren, verhuurders, corporaties en het warmtebedrijf hebben uitgegeven",
         "What owners, landlords, corporations and the heat supplier have spent", "low"),
)
# fmt: on

PROGRAMME_INDICATORS = STAFF + LEARNING + COOPERATION + SUPPORT + BLOCKAGES + PROJECTS + RESIDENTS + LIVEABILITY + MONEY
