"""Whether a changed source text still says the same, so that its earlier translation may stay published.

A change counts as one of meaning unless it is on the closed list below, because the two mistakes are not
equal: a mended slip that withholds a release costs a translator a minute; a release that goes on saying
"detained" where the office now says "killed" costs the office its credibility. Punctuation counts like
words: a comma makes three people of two ("Ali Hassan and Omar") and a fact of a claim ("the witness said").
The two texts are cut at white space and compared piece by piece; as many pieces, in the same order. Then

1. white space is all alike, and so are two spellings of a mark: straight and curly quotation marks and
   apostrophes, the hyphens that may and may not break, "..." and "…", the dash or hyphen of "2011-2015";
2. a full stop may come or go at the very end of the text, after a letter or a figure;
3. one comma in the whole text may come or go, before the "and" of a list of four or more single words in
   lower case ("food, water, bread, and salt"; of three, the last two may say who the first is: "his parents,
   doctors and teachers"), or in a sentence without another comma
   a. after an opening time or place: "In 2017, the prison", "On Monday, they", "In Homs, its guards";
   b. between two short clauses: "The prison was closed in 2017, and its guards were freed";
   c. between two reports by one speaker: "It called for an end to the siege, and said that". Only where
      nobody else can have said the second: "It says that he was beaten and describes how" has two speakers;
4. "a" may become "an", and "an" "a";
5. a slip of typing may be mended in a long word in lower case: two letters in the wrong order, a consonant
   doubled or not, an s for a z in "-ise". No other letter: "interment" and "internment" are one letter
   apart, so are "censored" and "censured", and without a dictionary nothing tells them from a slip.
   `_BOTH_WORDS` are the pairs where both spellings are words, from a search through 109,000 English words;
6. at most three pieces change, and at most a fifth of the text if more than one does.

Rules 3 to 5 are about English prose: in another language, and in a text with code, tags or escapes, only
rules 1 and 2 hold. Anything else counts: other articles ("a few"), forms ("was" and "were" say how many
were accused), capitals ("march", "March"), signs ("–5"), hyphens ("re-sent"), emphasis, brackets, quotation
marks, and a full stop that moves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publish.checks.late import late

MOST_CHANGES = 3
MOST_SHARE = 0.2
LONG_WORD = 7

_SPELLINGS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "…": "..."})
_YEARS = late(r"(?<![\w.,–-])((?:19|20)\d\d)–(?=(?:19|20)\d\d(?![\w–-]))")
_FINAL_STOP = late(r"(?<=[^\W_])[.。۔।]\Z")
_LITERAL = late(r"[`<\\]")
_PROSE_WORD = late(r"""(["'(]?)([a-z]+)((?:'s)?[.,;:!?)"']*)""")
_ISE = late(r"is(?=(?:e[drs]?|ers|ing|ations?)$)")
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxyz")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("/")) for pair in text.split())


_NUMBERS = _words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions dozen dozens score scores
    half third quarter first second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
    """
)
_NO_ITEMS = _NUMBERS | _words(
    "again also besides excluding however including indeed instead not perhaps said says still then too"
)
# Words after which "and" may go on with what somebody else does or says.
_OPENS_A_CLAUSE = _words(
    """
    after although as because before how if lest once since so than that though till unless until what
    whatever when whenever where whereas whereby wherever whether which while who whoever whom whose why
    is was has had he she it we they you i
    day days week weeks month months year years night nights morning mornings evening evenings time times
    moment moments hour hours minute minutes instant way case cases provided
    """
)
# Beginnings of words that open one without "that": "the claim the army came and said that".
_OPENS_A_REPORT = tuple(
    _words(
        """
    accus admi agree alleg announc argu assert assum assur belie boast charg claim complain conced
    conclu condition confess confirm danger decision declar denial denie deny disclos doubt estimat
    evidence excuse expect fact fear find found ground guess hear hint hope idea impression indicat
    insist knew know learn lie maint messag news notic notion opinion order pledg possib predict
    pretext promis proof prov reason remind report reveal risk rule ruling rumor rumour said saw
    saying says see show sign state story suggest suppos suspec suspic tale tell testi theory think
    thought threat told verdict view vow warn wish word
    """
    )
)
_COMMA_OR_DASH = late(r",(?!\d)|[–—]|(?<!\w)-")
# No mark: the comma of "5,000", and a hyphen or an apostrophe within a word.
_MARK = late(r"""(?!,\d)[,;:.!?()\[\]"*_/–—]|(?<!\w)['-]|['-](?!\w)""")
_SENTENCE_BEGINS = late(r"[.!?](?:\[\^\w+\])? ")
# Four letters, so that a title ("Capt. Ali") is not taken for the end.
_SENTENCE_ENDS = late(r"(?<=[a-z]{4}[.!?]) ")

_OPENING = late(r"(?:In|On|At) (?:\d{1,2} )?[A-Z][a-z]+(?: (?:19|20)\d\d)?|In (?:19|20)\d\d")
_AFTER_OPENING = late(r"(?:it|he|she|they|we|(?:the|an?|its|his|her|their) ([a-z]+))(?= )", re.IGNORECASE)
_LIST = late(r"(?:.* )?([a-z]+), ([a-z]+), ([a-z]+)", re.DOTALL)
_LAST_OF_LIST = late(r"and ([a-z]+)(?=[.;]|\Z)")
_CLAUSE = late(
    r"""
    (?: It | He | She | They | We | The\ [a-z]+ ) \ (?: was | were )
    \ (?: arrested | bombed | burned | closed | destroyed | detained | executed | freed | hanged | injured
        | killed | moved | opened | released | shelled | shot | tortured | transferred | wounded )
    (?: \ (?: in | on | at | to ) \ (?: the\ )? (?: \d{1,2}\  )? \w+ (?: \ (?: 19 | 20 ) \d\d )? ){0,2}
    """,
    re.VERBOSE,
)
_SECOND_CLAUSE = late(
    r"(?:and|but) (?:it|he|she|they|we|(?:the|its|his|her|their) [a-z]+) (?:was|were|had|could|did) "
)
_REPORTS = (
    (
        late(r"(?:It|He|She|They|We) (?:called for|asked for|condemned|welcomed|rejected) (.+)"),
        late(r"(?:and|but) (?:added|noted|said|stressed|warned) that "),
    ),
    (
        late(r"(?:It|He|She) (?:calls for|asks for|condemns|welcomes|rejects) (.+)"),
        late(r"(?:and|but) (?:adds|describes|notes|says|stresses|warns) (?:how|that) "),
    ),
    (  # "people were" cannot be who "describes"
        late(r"(?:It|He|She) (?:concludes|estimates|finds|says) that (.+ were .+)"),
        late(r"(?:and|but) (?:adds|describes|notes|says|stresses|warns) (?:how|that) "),
    ),
)
_BOTH_WORDS = _pairs(
    """
    ailment/aliment ailments/aliments armoires/armories balding/blading barking/braking
    belated/bleated bellying/belying birdling/bridling blouses/boluses bugling/bulging
    cannonry/canonry canvases/canvasses carters/craters carting/crating carving/craving
    carvings/cravings casually/causally casuals/causals cervices/crevices chaffing/chafing
    coddling/codling compeers/comperes compiled/complied compiler/complier compilers/compliers
    compiles/complies complaint/compliant concerted/concreted concerting/concreting
    conservatoires/conservatories corespondent/correspondent corespondents/correspondents
    coroner/crooner coroners/crooners dairies/diaries demurer/demurrer deserts/desserts
    discreetly/discretely discreetness/discreteness discuses/discusses entires/entries
    farmers/framers farming/framing filings/fillings forward/froward forwardness/frowardness
    gabbling/gabling garters/graters gilders/gliders gilding/gliding gravelly/gravely
    gripers/grippers griping/gripping gustier/gutsier infarction/infraction infarctions/infractions
    latices/lattices luminaires/luminaries maligner/malinger maligners/malingers mantels/mantles
    marital/martial maritally/martially matings/mattings memoires/memories minuets/minutes
    misfield/misfiled missuses/misuses overate/overrate parting/prating pasties/patsies
    percept/precept perceptive/preceptive perceptively/preceptively percepts/precepts
    perfect/prefect perfects/prefects perform/preform performed/preformed performing/preforming
    performs/preforms perpends/prepends pertest/pretest planers/planners planing/planning
    platers/platters plating/platting premises/premisses prising/prizing quickest/quickset
    readding/reading refiled/refilled refiling/refilling refired/refried regarded/regraded
    regarding/regrading repertoires/repertories retiral/retrial retired/retried retires/retries
    riffling/rifling salting/slating salvers/slavers salving/slaving scaring/scarring
    scarped/scraped scarper/scraper scarpers/scrapers scarping/scraping scraped/scrapped
    scraper/scrapper scrapers/scrappers scraping/scrapping shaming/shamming shining/shinning
    shrieks/shrikes signers/singers signing/singing silvered/slivered silvering/slivering
    silvers/slivers slating/slatting sloping/slopping sniping/snipping soldier/solider
    solitaires/solitaries sparing/sparring spiting/spitting staling/stalling staring/starring
    striped/stripped striper/stripper striping/stripping thickest/thickset thorned/throned
    tilting/titling titling/tittling trailed/trialed trailing/trialing twining/twinning
    """
)


def minor(previous: str, current: str, *, source_language: str) -> bool:
    """Tell whether `current` says what `previous` said, so that a translation of it is only outdated.

    Both are msgids: inline Markdown with numbered targets, or plain text. `source_language` is a code.

    >>> minor("In 2017 the prison was closed.", "In 2017, the prison was closed.", source_language="en")
    True
    >>> minor("The prison was closed.", "The prison was not closed.", source_language="en")
    False
    """
    old, new = _pieces(previous), _pieces(current)
    if len(old) != len(new):
        return False
    changed = [at for at, (before, after) in enumerate(zip(old, new, strict=True)) if before != after]
    if not changed:
        return True
    english = source_language.partition("_")[0] == "en"
    if not english or _LITERAL.search(previous + current) or len(changed) > _most_changes(old):
        return False
    respelt = [at for at in changed if _respelt(old[at], new[at])]
    others = [at for at in changed if at not in respelt]
    return not others or (len(others) == 1 and _idle_comma(old, new, others[0]))


def _pieces(text: str) -> list[str]:
    """Return what stands between white space, each mark in one spelling (rules 1 and 2)."""
    spelt = _YEARS.sub(r"\1-", text.translate(_SPELLINGS))
    return _FINAL_STOP.sub("", spelt.rstrip()).split()


def _most_changes(pieces: Sequence[str]) -> int:
    return min(MOST_CHANGES, max(1, int(MOST_SHARE * len(pieces))))


# --- commas (rule 3) ---------------------------------------------------------------------


def _idle_comma(old: Sequence[str], new: Sequence[str], at: int) -> bool:
    """Tell whether the pieces differ there by a comma, and it stands where it changes nothing."""
    short, long = sorted((old[at], new[at]), key=len)
    if long != f"{short},":
        return False
    before, after = " ".join([*old[:at], short]), " ".join(old[at + 1 :])
    if _in_list(before, after):
        return True
    start = _SENTENCE_BEGINS.split(before)[-1]
    end = _SENTENCE_ENDS.split(after, maxsplit=1)[0]
    if _MARK.search(start) or _COMMA_OR_DASH.search(end):
        return False
    return _after_opening(start, end) or _between_clauses(start, end) or _between_reports(start, end)


def _after_opening(start: str, end: str) -> bool:
    """Tell whether `start` is a time or place, and `end` goes on with a subject (rule 3a)."""
    subject = _AFTER_OPENING.match(end)
    return bool(_OPENING.fullmatch(start) and subject and (subject[1] or "").lower() not in _NUMBERS)


def _in_list(before: str, after: str) -> bool:
    """Tell whether the last of four or more single words follows (rule 3)."""
    items, last = _LIST.fullmatch(before), _LAST_OF_LIST.match(after)
    if not items or not last:
        return False
    words = (*items.groups(), last[1])
    return not any(word in _NO_ITEMS or word.endswith("ly") for word in words)


def _between_clauses(start: str, end: str) -> bool:
    """Tell whether `start` is a clause with nothing in it to which the next could belong (rule 3b)."""
    return bool(_CLAUSE.fullmatch(start) and _SECOND_CLAUSE.match(end))


def _between_reports(start: str, end: str) -> bool:
    """Tell whether `start` and `end` report what one speaker said (rule 3c)."""
    return any(
        (told := first.fullmatch(start)) and not _holds_a_clause(told[1]) and second.match(end)
        for first, second in _REPORTS
    )


def _holds_a_clause(text: str) -> bool:
    words = text.lower().split()
    return any(word in _OPENS_A_CLAUSE or word.startswith(_OPENS_A_REPORT) for word in words)


# --- words (rules 4 and 5) ---------------------------------------------------------------


def _respelt(before: str, after: str) -> bool:
    """Tell whether two pieces are one word, in the same punctuation, spelt in two ways."""
    if {before, after} == {"a", "an"}:
        return True
    old, new = _PROSE_WORD.fullmatch(before), _PROSE_WORD.fullmatch(after)
    return bool(old and new and old[1] == new[1] and old[3] == new[3] and _slip(old[2], new[2]))


def _slip(before: str, after: str) -> bool:
    """Tell whether two long words are one with a slip of typing in it (rule 5)."""
    short, long = sorted((before, after), key=len)
    if len(short) < LONG_WORD or frozenset((short, long)) in _BOTH_WORDS or _NUMBERS & {short, long}:
        return False
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return (
        _ISE.sub("iz", short) == _ISE.sub("iz", long)
        or _swapped(short, long, at)
        or _doubled(short, long, at)
    )


def _swapped(one: str, other: str, at: int) -> bool:
    """Tell whether two letters at `at` stand in the other order, the first and last of the word kept."""
    return 0 < at < len(one) - 2 and one[:at] + one[at + 1] + one[at] + one[at + 2 :] == other


def _doubled(short: str, long: str, at: int) -> bool:
    """Tell whether a consonant before `at` comes twice in `long`, the first and last of the word kept."""
    doubled = 1 < at < len(short) and short[at - 1] in _CONSONANTS
    return doubled and short[:at] + short[at - 1] + short[at:] == long
