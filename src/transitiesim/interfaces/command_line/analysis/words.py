"""What `transitiesim analyse` says and writes in figures, in Dutch and English."""

from __future__ import annotations

from transitiesim.language import Text

PERCENT = Text("procent", "percent")
POINTS = Text("procentpunten", "percentage points")
AT_END = Text("{outcome}, eind {year} ({unit})", "{outcome}, end of {year} ({unit})")
NOTE = Text(
    "Herhalingen per instelling: {replicates}, met dezelfde trekkingen in alle instellingen. Niet geijkt op "
    "waarnemingen; {guess} van de {total} getallen zijn inschattingen van experts. Gevolgen van aannames, geen "
    "voorspelling.",
    "Replicates per setting: {replicates}, on the same draws in all settings. Not calibrated on observations; {guess} "
    "of the {total} numbers are expert guesses. Consequences of assumptions, no forecast.",
)
KEPT = Text("Tabellen en figuren staan in {folder}", "Tables and figures are in {folder}")
FANS = Text("Hoe loopt het in {place}?", "How does it go in {place}?")
FANS_SUB = Text(
    "{outcome}, over alle instellingen en herhalingen: mediaan, middelste helft en negentig procent",
    "{outcome}, over all settings and replicates: median, middle half and ninety percent",
)
CORNERS_SUB = Text(
    "{outcome}, over herhalingen: mediaan, middelste helft en negentig procent",
    "{outcome}, over replicates: median, middle half and ninety percent",
)
ALL_OFF, ALL_ON = Text("alles uit", "everything off"), Text("alles aan", "everything on")
DIFFERENCE = Text(
    "{scenario} in {place}: gemiddeld {mean} verschil met het eerste scenario. Zonder dezelfde trekkingen zouden er "
    "{pays} keer zoveel herhalingen nodig zijn (mediaan over de instellingen).",
    "{scenario} in {place}: a difference of {mean} with the first scenario on average. Without the same draws it would "
    "take {pays} times as many replicates (median over the settings).",
)
PLACE = Text("wijk", "neighbourhood")
ALL = Text("alles", "all")
SHAPLEY = Text("Welke aanbeveling doet er waar toe?", "Which lever matters where?")
SHAPLEY_NOTE = Text(
    "Shapley-waarde: wat een hefboom toevoegt, gemiddeld over elke volgorde waarin ze kunnen komen; samen tellen ze op "
    "tot het hele effect. Tussen haakjes: het 95%-interval bevat nul.",
    "Shapley value: what a lever adds, averaged over every order in which they may come; together they add up to the "
    "whole effect. In brackets: the 95% interval holds zero.",
)
SHAPLEY_TOLD = Text(
    "Alles aan min alles uit, en wat daarvan op rekening van elke hefboom komt (Shapley):",
    "Everything on minus everything off, and what of it is due to each lever (Shapley):",
)
TORNADO = Text("Wat doet elke hefboom in {place}?", "What does each lever do in {place}?")
TORNADO_NOTE = Text(
    "Aan min uit, gemiddeld over alle combinaties van de andere; de zwarte lijn is het 95%-interval over herhalingen.",
    "On minus off, averaged over all combinations of the others; the black line is the 95% interval over replicates.",
)
PAIRS = Text("Wat doen twee hefbomen alleen samen in {place}?", "What do two levers do only together in {place}?")
PAIRS_NOTE = Text(
    "Blauw: twee versterken elkaar; oranje: de een maakt de ander overbodig. Onder de diagonaal gemiddeld over de "
    "andere, erboven met al het andere uit. Tussen haakjes: het 95%-interval bevat nul.",
    "Blue: two strengthen each other; orange: one makes the other redundant. Below the diagonal averaged over the "
    "others, above it with all others off. In brackets: the 95% interval holds zero.",
)
MEAN_MAP = Text("Waar komt het op uit?", "Where does it come out?")
CHANCE_MAP = Text(
    "Hoe groot is de kans op {level} of meer, in procent?", "How large is the chance of {level} or more, in percent?"
)
MEAN_MAP_NOTE = Text("Gemiddelde over herhalingen.", "Mean over replicates.")
CHANCE_MAP_NOTE = Text(
    "Deel van de herhalingen. Tussen haakjes: het 95%-interval (Wilson) bevat de helft.",
    "Share of the replicates. In brackets: the 95% interval (Wilson) holds one half.",
)
INTERACTIONS = Text("Welke hefbomen hebben elkaar nodig in {place}?", "Which levers need each other in {place}?")
INTERACTIONS_NOTE = Text(
    "De zes paren met de grootste wisselwerking. Lopen de lijnen evenwijdig, dan doen twee hefbomen niets met elkaar; "
    "lopen ze uiteen, dan versterken ze elkaar. Gemiddeld over alle combinaties van de andere; tussen haakjes het "
    "95%-interval.",
    "The six pairs with the largest interaction. Parallel lines: two levers do nothing to each other; lines that part: "
    "they strengthen each other. Averaged over all combinations of the others; in brackets the 95% interval.",
)
TOGETHER_TOLD = Text("samen {mean} extra ({low} tot {high})", "together {mean} more ({low} to {high})")
WITH, WITHOUT = Text("met", "with"), Text("zonder", "without")
SOBOL = Text("Waar komt de spreiding in {place} vandaan?", "Where does the spread in {place} come from?")
SOBOL_NOTE = Text(
    "Totale Sobol'-index: deel van de variantie waar een getal aan meedoet, alleen of met andere; de zwarte lijn is "
    "het 95%-interval.",
    "Total Sobol' index: share of the variance in which a number has a part, alone or with others; the black line is "
    "the 95% interval.",
)
MORRIS = Text(
    "Hoe ver beweegt elk getal de uitkomst in {place}?", "How far does each number move the outcome in {place}?"
)
MORRIS_NOTE = Text(
    "Gemiddelde grootte van de verandering als een getal van de ene naar de andere kant van zijn bereik gaat (mu*); de "
    "zwarte lijn is het 95%-interval.",
    "Mean size of the change when a number goes from one end of its range to the other (mu*); the black line is the "
    "95% interval.",
)
FLAT = Text(
    "{outcome} is in {year} in elke instelling van {place} gelijk; er valt niets te verklaren.",
    "{outcome} is the same in every setting of {place} in {year}; there is nothing to explain.",
)
SCORES = Text("Wat zegt het meest over de uitkomst?", "What tells most of the outcome?")
SCORES_NOTE = Text(
    "Scores van extreem gerandomiseerde bomen; ze tellen op tot een.",
    "Scores of extremely randomised trees; they add up to one.",
)
PRIM = Text("Onder welke omstandigheden lukt het?", "Under which circumstances does it work?")
BOX = Text(
    "{share}% van alle gevallen haalt {level}; in de doos is dat {density}%. De doos bevat {coverage}% van de goede en "
    "{mass}% van alle gevallen.",
    "{share}% of all cases reach {level}; in the box {density}% do. The box holds {coverage}% of the good and {mass}% "
    "of all cases.",
)
PRIM_NOTE = Text(
    "Grijs: het hele bereik in het ontwerp; blauw: de doos van PRIM. Wat niet wordt genoemd, is niet begrensd.",
    "Grey: the whole range of the design; blue: the box of PRIM. What is not named is not limited.",
)
CASES = Text("Waar lukt het, en waar niet?", "Where does it work, and where not?")
CASES_NOTE = Text(
    "Elk punt is een geval (gemiddelde over herhalingen); het kader is de doos van PRIM in de twee getallen die hem "
    "het zekerst begrenzen. De andere grenzen van de doos zijn hier niet te zien.",
    "Every dot is a case (mean over replicates); the frame is the box of PRIM in the two numbers that limit it most "
    "surely. Its other limits cannot be seen here.",
)
REACHED = Text("gehaald", "reached")
MISSED = Text("niet gehaald", "not reached")
ALONE = Text("Wat doet elk apart in {place}?", "What does each do by itself in {place}?")
ALONE_NOTE = Text(
    "Verschil met alles zoals het is, herhaling voor herhaling op dezelfde trekkingen; de zwarte lijn is het "
    "95%-interval. De twintig grootste.",
    "Difference with everything as it is, replicate by replicate on the same draws; the black line is the 95% "
    "interval. The twenty largest.",
)
USUAL = Text("zoals het is", "as usual")
ALL_TOGETHER = Text("alles samen", "all together")
SAVED = Text(
    "{term} in {place}: gemiddeld {mean} verschil. Met dezelfde trekkingen is {needed}% ({low} tot {high}) van de "
    "herhalingen genoeg voor hetzelfde interval; mediaan over alles apart {middle}%.",
    "{term} in {place}: a difference of {mean} on average. On the same draws {needed}% ({low} to {high}) of the "
    "replicates are enough for the same interval; median over all by themselves {middle}%.",
)
