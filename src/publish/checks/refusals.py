"""Rules that other parts of the package hold: they stop the work on a file or leave it out.

They are listed here because a report names them beside all others.
"""

from __future__ import annotations

from publish.checks.rule import ERROR, WARNING, Rule

PROJECT = (
    Rule(
        "config",
        ERROR,
        "publish.toml or the command line cannot be understood, so nothing is published.",
        '`languages = ["arabic"]` in publish.toml, where the code is `ar`',
    ),
)

SOURCES = (
    Rule(
        "source",
        ERROR,
        "The front matter of a statement is missing, unknown or not what it should be.",
        "A statement whose front matter has no `date:`, or has `tilte:` for `title:`",
    ),
    Rule(
        "source-name",
        ERROR,
        "A statement's file name is its address: a date and some words.",
        "`source/October statement.md`, where `source/2017-10-19-october-statement.md` is meant",
    ),
    Rule(
        "source-control",
        ERROR,
        "Control characters are invisible, and what stands around them may be another figure without them.",
        "`12`, a backspace, `5`: 15 in one program, 125 in another",
    ),
    Rule(
        "source-empty",
        ERROR,
        "A statement without text is no statement.",
        "A file that ends below its front matter",
    ),
    Rule(
        "source-depth",
        ERROR,
        "Lists and quotations this deep inside one another cannot be parsed safely.",
        "A hundred `>` at the beginning of one line",
    ),
    Rule(
        "source-original",
        ERROR,
        "Original words that belong to no paragraph would be lost.",
        "`<!-- ORIGINAL ar: ... -->` at the end of a file",
    ),
    Rule(
        "source-complex",
        ERROR,
        "A piece with this many brackets cannot be parsed in reasonable time.",
        "A paragraph with a thousand `[`",
    ),
    Rule(
        "source-markup",
        ERROR,
        "Markup that comes out otherwise with a translation in it cannot be published.",
        "`[^1]: *a **b*`: in a footnote, emphasis that does not end",
    ),
    Rule(
        "source-lost",
        ERROR,
        "Words that Markdown drops without telling would be missing from every release.",
        "`[Total]: 45 (killed)` alone on a line: it looks like the address of a link, and is not printed",
    ),
    Rule(
        "source-link",
        ERROR,
        "A link leads to a page of the site, or to an http, https, mailto or tel address.",
        "`[the report](file:///C:/Users/report.pdf)`",
    ),
    Rule(
        "raw-html",
        ERROR,
        "HTML is not translated, and what no page may hold is refused: write Markdown.",
        "`<p>45 people were killed.</p>` as a paragraph of its own",
    ),
    Rule(
        "source-code",
        ERROR,
        "A paragraph that is set in by four spaces is code, and nobody translates it.",
        "Four spaces before `45 people were killed.`",
    ),
    Rule(
        "undefined-reference",
        ERROR,
        "A link or footnote that is defined nowhere is printed as brackets.",
        "`[the report][1]` or `[^1]`, and no line that begins with `[1]:` or `[^1]:`",
    ),
    Rule(
        "unused-footnote",
        WARNING,
        "A footnote that nothing refers to is printed below, and no reader finds it.",
        "`[^2]: Interview in Homs.`, and no `[^2]` in the text",
    ),
)

CATALOGS = (
    Rule(
        "catalog",
        ERROR,
        "A catalog cannot be used.",
        "A catalog that is a link to another file, or that may not be read",
    ),
    Rule(
        "catalog-size",
        ERROR,
        "A text or a file this long is no translation of a statement.",
        "A catalog of more than 20 MB, or a translation of more than 64 KiB",
    ),
    Rule(
        "catalog-encoding",
        ERROR,
        "A catalog that is not UTF-8 would be read as other characters.",
        "A catalog saved as Windows-1256 instead of UTF-8",
    ),
    Rule(
        "catalog-charset",
        ERROR,
        "A header that declares another charset contradicts the file.",
        "`Content-Type: text/plain; charset=UTF-7` in the header",
    ),
    Rule(
        "catalog-control",
        ERROR,
        "Control characters are invisible and can change what is shown.",
        "A backspace between two letters",
    ),
    Rule(
        "catalog-conflict",
        ERROR,
        "A merge conflict leaves two versions of a text in one place.",
        "`<<<<<<< HEAD` on a line of its own",
    ),
    Rule(
        "catalog-header",
        ERROR,
        "A catalog begins with its header, the message with an empty id.",
        'A catalog that begins with `msgid "45 people were killed."`',
    ),
    Rule(
        "catalog-keyword",
        ERROR,
        "A line begins with msgctxt, msgid, msgid_plural or msgstr, in order.",
        '`msgstring "…"`, or `Msgstr "…"`',
    ),
    Rule(
        "catalog-message",
        ERROR,
        "A line that belongs to no message may be a part of one that was lost.",
        '`msgstr "…"` without a `msgid` above it',
    ),
    Rule(
        "catalog-string",
        ERROR,
        "A text without both quotes may have lost its end, and with it a figure.",
        '`msgstr "Tués : 45` without the quotation mark at the end',
    ),
    Rule(
        "catalog-escape",
        ERROR,
        "An unknown escape would print another text than the translator wrote.",
        r'`msgstr "C:\dossiers"`: write `C:\\dossiers`',
    ),
    Rule(
        "catalog-plural",
        ERROR,
        "Plural forms are numbered from 0 without a gap.",
        "`msgstr[0]` and then `msgstr[2]`",
    ),
    Rule(
        "catalog-duplicate",
        ERROR,
        "Of two translations of one message, one would be dropped silently.",
        'Two messages with `msgid "Homs"` and the same context, or none',
    ),
    Rule(
        "catalog-obsolete",
        ERROR,
        "A message is obsolete as a whole or not at all.",
        '`#~ msgid "Homs"`, and below it `msgstr "حمص"` without `#~`',
    ),
    Rule(
        "catalog-incomplete",
        ERROR,
        "A catalog that lacks a message it once had may have been cut.",
        "A catalog of ten messages where the last update left twelve",
    ),
    Rule(
        "catalog-cut",
        ERROR,
        "A file that ends in the middle of a message has been cut.",
        'A file that ends in `msgstr "قتل 4`',
    ),
    Rule(
        "catalog-template",
        ERROR,
        "The words of the pages are plain strings, without plural or context.",
        "`msgid_plural` in `site.po`",
    ),
    Rule(
        "catalog-absent",
        WARNING,
        "Without its catalog a statement is not released in a language.",
        "A statement in `source/`, and no file of its name in `locale/ar/LC_MESSAGES/`",
    ),
    Rule(
        "catalog-orphan",
        WARNING,
        "The translations of a renamed statement wait under its old name.",
        "`locale/ar/LC_MESSAGES/2017-10-19-homs.po`, and no `source/2017-10-19-homs.md`",
    ),
    Rule(
        "furniture",
        WARNING,
        "Pages with words of another language around the text are not released.",
        '`msgid "Contact"` with an empty `msgstr ""` in `site.po`',
    ),
    Rule(
        "furniture-fault",
        ERROR,
        "A translation of the pages' words keeps their addresses and numbers, and hides nothing.",
        "`press@example.org` translated as `press@example.com`; a U+202E in any of them",
    ),
    Rule(
        "furniture-own",
        WARNING,
        "The package has a translation of this string of the pages; another one says it to every reader.",
        "`This translation has not been reviewed …` translated as “reviewed and endorsed by …” in `site.po`",
    ),
)

APPROVALS = (
    Rule(
        "waived",
        WARNING,
        "The office waived an error for this text, and every report says so.",
        "A reviewer approved a piece with `--segment 4 --allow facts-number`",
    ),
    Rule(
        "approvals",
        ERROR,
        "A damaged file of approvals, or a signature that is not its reviewer's, vouches for nothing.",
        '`reviewer = "lina"` changed to `"omar"` in `locale/ar/approvals/2017-10-19-doors.toml`',
    ),
    Rule(
        "approval-idle",
        WARNING,
        "An approval counts only with the key of a reviewer whom publish.toml lists, where it lists any.",
        "An approval without a signature, from before the reviewers had keys, or by a key that was revoked",
    ),
    Rule(
        "approval-orphan",
        WARNING,
        "Approvals name their statement: one that was renamed has to be approved again.",
        "`locale/ar/approvals/2017-10-19-homs.toml`, and no `source/2017-10-19-homs.md`",
    ),
    Rule(
        "approval-tool",
        ERROR,
        "Without the program that verifies signatures, no signed approval can count.",
        "Reviewers with keys of minisign, on a machine where `minisign` is not installed",
    ),
)

RELEASES = (
    Rule(
        "release",
        ERROR,
        "The last guard found something in a page that must not leave the house.",
        "A `<script>` in a page that is about to be written",
    ),
    Rule(
        "write",
        ERROR,
        "A file could not be written, or another run holds the workspace.",
        "The disk is full, or a second `publish release` was started",
    ),
)

RECEIVED = (
    Rule(
        "received",
        ERROR,
        "A file that came back cannot be used.",
        "A file that is a link to another, or larger than it may be",
    ),
    Rule(
        "received-zip",
        ERROR,
        "A ZIP that is damaged, too large or leads out of its folder is not unpacked.",
        "A member called `../site.po`",
    ),
    Rule(
        "received-xml",
        ERROR,
        "XML that is broken, or declares entities, is not read.",
        "`<!DOCTYPE` in an XLIFF file",
    ),
    Rule(
        "received-word",
        ERROR,
        "Only a table that publish made can be read back from Word.",
        "A .doc file that was given the name .docx",
    ),
    Rule(
        "received-tmx",
        ERROR,
        "A translation memory of another form cannot be told apart from anything.",
        "A spreadsheet that was given the name .tmx",
    ),
    Rule(
        "received-xliff",
        ERROR,
        "XLIFF 1 drops what tells two equal texts apart.",
        '`<xliff version="1.2">`',
    ),
    Rule(
        "received-address",
        ERROR,
        "It has to be known of which statement and language a file is.",
        "A file `translation.po` that fits two statements: add -l and SLUG",
    ),
)
