"""An invented language with Russian grammar: as many different sentences as an archive needs.

The stems are invented, so nothing here is about anybody; endings, prepositions and the order of
words are Russian, so that words are as long, and bytes as many, as in a Russian newspaper.
"""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple, TypeVar

T = TypeVar("T")

_ONSETS = (
    "б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ч", "ш",
    "бр", "вл", "гр", "др", "зн", "кр", "пл", "пр", "св", "сл", "ст", "тр",
)  # fmt: skip
_VOWELS = "аеиоу"
_CODAS = "бвдзлмнпрст"  # hard ones, whose endings are regular

# Nominative, genitive, accusative, prepositional; masculine, feminine, neuter.
_NOUN = (
    (("", "а", "", "е"), ("ник", "ника", "ник", "нике"), ("ёж", "ежа", "ёж", "еже")),
    (("а", "ы", "у", "е"), ("ость", "ости", "ость", "ости"), ("ия", "ии", "ию", "ии")),
    (("о", "а", "о", "е"), ("ение", "ения", "ение", "ении"), ("ство", "ства", "ство", "стве")),
)
_ADJECTIVE = (
    ("ный", "ного", "ный", "ном"),
    ("ная", "ной", "ную", "ной"),
    ("ное", "ного", "ное", "ном"),
)
_VERB = (("ил", "ила", "ило"), ("ал", "ала", "ало"), ("овал", "овала", "овало"))

_PREPOSITIONS = ("в", "на", "о", "при")
_JOINTS = (", а", ", но", ", и", ", тогда как", ", поскольку", ", хотя", ";")
_OPENINGS = (
    "По данным ведомства,", "Как ожидается,", "По словам участников,", "Напомним,", "При этом",
    "Кроме того,", "Вместе с тем", "На прошлой неделе", "В понедельник", "К вечеру", "В итоге",
)  # fmt: skip
_MEASURES = ("процентов", "тысяч человек", "километров", "миллионов тенге", "тонн", "дней")
_SPEECH = ("сказал", "отметил", "пояснил", "подчеркнул", "добавил")


class Noun(NamedTuple):
    """A noun's four cases and its gender: 0 masculine, 1 feminine, 2 neuter."""

    cases: Sequence[str]
    gender: int


class Words:
    """Pools of clauses and of ends of sentences, from which sentences are put together."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(f"words/{seed}")  # noqa: S311 - repeatable, not secret
        self._nouns = [self._noun() for _ in range(2500)]
        self._adjectives = [self._stem() for _ in range(900)]
        self._verbs = [self._verb() for _ in range(700)]
        self.surnames = [self._stem().capitalize() + "ов" for _ in range(300)]
        self.places = [self._stem().capitalize() for _ in range(200)]
        self.clauses = [self._clause() for _ in range(20_000)]
        self.titles = [clause[0].upper() + clause[1:] for clause in self.clauses]
        self.ends = [self._end() for _ in range(10_000)]

    def sentence(self, rng: Random) -> str:
        """A sentence of 6 to 20 words."""
        kind = rng.random()
        end = one_of(rng, self.ends)
        if kind < 0.4:
            return f"{one_of(rng, self.titles)} {end}."
        if kind < 0.6:
            return f"{one_of(rng, _OPENINGS)} {one_of(rng, self.clauses)} {end}."
        joint = one_of(rng, _JOINTS)
        return f"{one_of(rng, self.titles)}{joint} {one_of(rng, self.clauses)} {end}."

    def quotation(self, rng: Random) -> str:
        """Somebody's words, and who said them."""
        said = f"«{one_of(rng, self.titles)} {one_of(rng, self.ends)}»"
        return f"{said}, — {one_of(rng, _SPEECH)} {one_of(rng, self.surnames)}."

    def topics(self, count: int) -> tuple[str, ...]:
        """So many different topics, of one word or two."""
        found: dict[str, None] = {}
        while len(found) < count:
            noun = self._pick(self._nouns)
            name = noun.cases[0]
            if self._rng.random() < 0.3:
                name = f"{self._adjective(noun.gender, 0)} {name}"
            found[name.capitalize()] = None
        return tuple(found)

    def _clause(self) -> str:
        who, what = self._pick(self._nouns), self._pick(self._nouns)
        subject, target = who.cases[0], what.cases[2]
        if self._rng.random() < 0.5:
            subject = f"{self._adjective(who.gender, 0)} {subject}"
        if self._rng.random() < 0.4:
            target = f"{self._adjective(what.gender, 2)} {target}"
        return f"{subject} {self._pick(self._verbs)[who.gender]} {target}"

    def _end(self) -> str:
        noun = self._pick(self._nouns)
        kind = self._rng.random()
        if kind < 0.15:
            return f"на {self._rng.randrange(2, 900)} {self._pick(_MEASURES)}"
        if kind < 0.3:
            return f"в городе {self._pick(self.places)}"
        place = f"{self._adjective(noun.gender, 3)} {noun.cases[3]}"
        owner = f" {self._pick(self._nouns).cases[1]}" if kind < 0.7 else ""
        return f"{self._pick(_PREPOSITIONS)} {place}{owner}"

    def _adjective(self, gender: int, case: int) -> str:
        return self._pick(self._adjectives) + _ADJECTIVE[gender][case]

    def _noun(self) -> Noun:
        gender = self._rng.randrange(3)
        stem, endings = self._stem(), self._pick(_NOUN[gender])
        return Noun([stem + ending for ending in endings], gender)

    def _verb(self) -> Sequence[str]:
        stem, endings = self._stem(), self._pick(_VERB)
        return [stem + ending for ending in endings]

    def _stem(self) -> str:
        start = "".join(
            self._pick(_ONSETS) + self._pick(_VOWELS) for _ in self._pick(("", "-", "-"))
        )
        return start + self._pick(_ONSETS) + self._pick(_VOWELS) + self._pick(_CODAS)

    def _pick(self, choices: Sequence[T]) -> T:
        return one_of(self._rng, choices)


def one_of(rng: Random, choices: Sequence[T]) -> T:
    """One of the choices, faster than Random.choice."""
    return choices[int(rng.random() * len(choices))]
