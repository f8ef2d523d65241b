"""Whether a changed source text still says the same, so that its earlier translation may stay published.

A change counts as one of meaning unless it is on a closed list below, because the two mistakes are not
equal: a mended slip that withholds a release costs a translator a minute; a release that goes on saying
"detained" where the office now says "killed" costs the office its credibility. So no list of dangerous
words is needed: a number, a name, a link, a negation, a modal ("may"), a quantity, and any other word,
counts unless it is known not to. The two texts are cut into tokens and compared; then

1. white space, emphasis and the usual punctuation are no tokens. Question marks, quotation marks and
   brackets are; so is what stands between two figures (`10, 15`), a mark after a negation (`No, prisoners
   were freed`), and a hyphen in a word that counts something ("ten year-old", "ten-year-old");
2. a word may lose or gain its capital where it begins a sentence;
3. an article may change, except beside a word to which it gives another meaning: "few" is not "a few",
   "500" is not "the 500", "in charge of" is not "in the charge of";
4. a word may become its neighbour in `_ALIKE`: forms and spellings that say the same;
5. a slip of typing may be mended in a long word in lower case: two letters in the wrong order, a consonant
   doubled or not, an s for a z in "-ise". No other letter: "interment" and "internment" are one letter
   apart, so are "censored" and "censured", and without a dictionary nothing tells them from a slip.
   `_BOTH_WORDS` are the pairs where both spellings are words, from a search through 109,000 English words;
6. at most three words change, and at most a fifth of the text if more than one does.

Rules 2 to 6 are about English. For a source in any other language only rule 1 holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 3
MOST_SHARE = 0.2
LONG_WORD = 7

_TOKEN = re.compile(
    r"""
      (?P<address> https?://[^\s<>]*[^\s<>.,;:!?)'"] | [^\s@<>()\[\]]+@[\w.-]+\w )
    | (?P<markup>  `+[^`]*`+ | !\[ | \]\([^)\s]*\) | \[\^[^\]\s]+\] | <[^<>]*> | &\#?\w+; )
    | (?P<number>  (?:(?<!\w)(?:[-+−][.,]?|[.,]))?\d[\w.,:/–-]*(?:[\s.,:;/–—-]+\d[\w.,:/–-]*)*(?<![.,:/–-]) )
    | (?P<word>    (?:(?i:no|not|never)\b\s*[,.;:!–—]) | [^\W\d_]+(?:['’‑-][^\W\d_]+)* )
    | (?P<sign>    [^\s.,;:!·…*_\\()–—،؛。、，；：！（）-] )
    """,
    re.VERBOSE,
)
_BETWEEN_SENTENCES = " \t\n\"'“‘«”’»()[]*_"
_TYPOGRAPHIC = str.maketrans("’‘“”«»‑−–—", '\'\'""""----')
_ISE = re.compile(r"is(?=(?:e[drs]?|ers|ing|ations?)$)")
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxyz")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("/")) for pair in text.split())


_ARTICLES = _words("a an the")
_QUANTITIES = _words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions dozen dozens score scores
    half third quarter first second fourth fifth sixth seventh eighth ninth tenth once twice double
    triple all any both each either every few fewer least less little lot lots majority many
    minority more most much neither no none number numbers only other others same several some such
    total whole entire last next not never
    """
)
_CHANGED_BY_ARTICLE = _QUANTITIES | _words(
    "case charge control court hospital office place possession prison question school view"
)
_ALIKE = _pairs(
    """
    is/are was/were has/have does/do that/which who/whom it's/its toward/towards among/amongst
    while/whilst amid/amidst afterward/afterwards
    """
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


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece that counts: `text` as written, `form` as compared, without the capital of a sentence."""

    text: str
    form: str


def minor(previous: str, current: str, *, source_language: str) -> bool:
    """Tell whether `current` says what `previous` said, so that a translation of it is only outdated.

    Both are msgids: inline Markdown with numbered targets, or plain text. `source_language` is a code.

    >>> minor("In 2017 the prison was closed.", "In 2017, the prison was closed.", source_language="en")
    True
    >>> minor("The prison was closed.", "The prison was not closed.", source_language="en")
    False
    """
    old, new = tuple(_tokens(previous)), tuple(_tokens(current))
    if source_language.partition("_")[0] != "en":
        return [token.text for token in old] == [token.text for token in new]
    most = min(MOST_WORDS, max(1, MOST_SHARE * max(len(old), len(new))))
    if _least_changes(old, new) > MOST_WORDS:
        return False
    changes = list(_changes(old, new))
    few = sum(max(len(before), len(after)) for before, after, _ in changes) <= most
    return few and all(_safe(*change) for change in changes)


# --- cutting and comparing ---------------------------------------------------------------


def _tokens(text: str) -> Iterator[_Token]:
    """Yield what counts of `text`, in order (rules 1 and 2)."""
    for match in _TOKEN.finditer(text):
        written = " ".join(match[0].translate(_TYPOGRAPHIC).split())
        first, *others = _parts(written) if match.lastgroup == "word" else [written]
        capital = first == first.capitalize() and _begins_sentence(text, match.start())
        yield _Token(first, first.lower() if capital else first)
        yield from (_Token(part, part) for part in others)


def _parts(word: str) -> list[str]:
    """Return the parts of a word between hyphens, or the whole if it counts something."""
    parts = word.split("-")
    return [word] if any(part.lower() in _QUANTITIES for part in parts) else parts


def _begins_sentence(text: str, position: int) -> bool:
    before = text[max(0, position - 20) : position].rstrip(_BETWEEN_SENTENCES)
    return not before or before[-1] in ".!?:…"


def _least_changes(old: Sequence[_Token], new: Sequence[_Token]) -> int:
    """Return how many words must have changed, whatever their order: quick, where comparing is not."""
    counts = Counter(token.form for token in old), Counter(token.form for token in new)
    return max((counts[0] - counts[1]).total(), (counts[1] - counts[0]).total())


Change = tuple[Sequence[_Token], Sequence[_Token], Sequence[_Token]]


def _changes(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Change]:
    """Yield each changed run of tokens: what it was, what it is, and the tokens beside it."""
    forms = [token.form for token in old], [token.form for token in new]
    for kind, i, j, k, m in SequenceMatcher(None, *forms, autojunk=False).get_opcodes():
        if kind != "equal":
            yield old[i:j], new[k:m], (*old[max(0, i - 1) : i], *old[j : j + 1])


# --- which changes are safe --------------------------------------------------------------


def _safe(before: Sequence[_Token], after: Sequence[_Token], beside: Sequence[_Token]) -> bool:
    """Tell whether a changed run says the same as before (rules 3 to 5)."""
    same_words = len(before) == len(after) and all(map(_same_word, before, after))
    return same_words or _articles(before, after, beside)


def _articles(before: Sequence[_Token], after: Sequence[_Token], beside: Sequence[_Token]) -> bool:
    """Tell whether only articles change, and none that makes a difference (rule 3)."""
    changed = {token.form for token in (*before, *after)}
    near = [part for token in beside for part in token.form.lower().split("-")]
    return changed <= _ARTICLES and not any(
        part in _CHANGED_BY_ARTICLE or part[:1].isdigit() for part in near
    )


def _same_word(before: _Token, after: _Token) -> bool:
    """Tell whether two words are one, written or inflected in two ways (rules 2, 4 and 5)."""
    return (
        before.text == after.text
        or frozenset((before.form, after.form)) in _ALIKE
        or _slip(before.text, after.text)
    )


def _slip(before: str, after: str) -> bool:
    """Tell whether two long words in lower case are one with a slip of typing in it (rule 5)."""
    short, long = sorted((before, after), key=len)
    if len(short) < LONG_WORD or not (short + long).isalpha() or not (short + long).islower():
        return False
    if frozenset((short, long)) in _BOTH_WORDS:
        return False
    return _ISE.sub("iz", short) == _ISE.sub("iz", long) or long in (*_swapped(short), *_doubled(short))


def _swapped(word: str) -> Iterator[str]:
    """Yield `word` with two neighbouring letters in the other order, its first and last kept."""
    for at in range(1, len(word) - 2):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _doubled(word: str) -> Iterator[str]:
    """Yield `word` with one more of one of its consonants, its first and last kept."""
    for at in range(1, len(word) - 1):
        if word[at] in _CONSONANTS:
            yield word[:at] + word[at] + word[at:]
