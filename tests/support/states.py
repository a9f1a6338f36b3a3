"""Sites that show every kind of page in every state a designer has to think of.

One item, many, none; words and titles longer than any column; no photograph, and photographs of
every shape; each kind of article; tables, blocks, cards of services; passages in other languages.
"""

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from support.sites import article, write

LONG = "Рентгеноэлектрокардиографическийпревысокомногорассмотрительствующий"
KAZAKH = "қанағаттандырылмағандықтарыңыздан"
ADDRESS = "example.kz/" + "оченьдлинныйадресбезединогопробела" * 4
KINDS = ("news", "opinion", "interview", "photo-story", "long-read")
_MARCH = "content/articles/2024/03"
_SECTIONS = {
    "politics": "Политика",
    "economy": "Экономика и финансы Центральной Азии",
    "long": LONG,
    "sport": "Спорт",
    "empty": "Пустой раздел",
}
SETTINGS = """\
title: {title}
description: Газета для проверок того, как выглядят страницы
base_url: https://example.kz{base}/
languages: [ru, kk]
timezone: Asia/Almaty
sections: {{{sections}}}
authors:
  red: {{name: Редакция}}
  olga:
    name: Ольга {long}-Ахметкалиева
    role: Специальный корреспондент отдела {long}
    about: Пишет обо всём. {long}. Пишет давно и обстоятельно, о чём и говорит эта строка.
    email: olga.with.a.very.long.address.indeed@correspondents.example.kz
    url: https://example.kz/olga
    photo: people/olga.png
    telegram: https://t.me/example_channel
menus:
  main: [{menu}]
  footer:
    - {{title: О редакции и о том как с ней связаться, url: /about/}}
    - {{title: {long}, url: https://example.kz/}}
telegram: {{name: Канал «{long}», url: https://t.me/example_channel}}
imprint: Сетевое издание. {long}. Все совпадения случайны.
counts: {{latest: 8, section_block: 4, list: 10, most_read: 5, related: 3}}
"""

RICH = f"""\
Первый абзац с [ссылкой на очень длинное слово {LONG}](https://{ADDRESS}) и с **жирным** словом.

## Заголовок второго уровня про {LONG}

Абзац под ним[^1]. <span lang="kk">Қазақша сөйлем: {KAZAKH}.</span>

> Цитата из нескольких слов, которую сказал человек.

### Заголовок третьего уровня

- пункт первый
- пункт второй с адресом https://{ADDRESS}
    1. вложенный первый
    2. вложенный второй

| Город | Население, тыс. | Площадь, км² | Плотность | Год основания | {LONG} |
| --- | ---: | ---: | ---: | :---: | --- |
| Сарыкент | 1 254 | 340 | 3 688 | 1903 | да |
| Тенизкала | 310 | 120 | 2 583 | 1961 | нет |

::: справка Что известно
Построен давно. **{LONG}**.
:::

::: цитата Айгерим, директор
Да, мы это сделали, и сделали вовремя.
:::

::: хроника Как это было
:: 9:00
Началось.
:: 20:00
Кончилось.
:::

::: обновление 2024-03-15 22:30
Стало известно больше.
:::

![Портрет](tall.png "Высокий снимок с подписью | Фото: {LONG}")

![Панорама](wide.png "Широкий снимок")

![Мелочь](tiny.png)

![Раз](photo.png "Первый")
![Два](tall.png "Второй")
![Три](wide.png "Третий")

https://www.youtube.com/watch?v=dQw4w9WgXcQ

https://www.openstreetmap.org/#map=15/51.1/71.4

```
строка кода, которая длиннее любой колонки и потому прокручивается сама, а не двигает {LONG}
```

<p lang="ar" dir="rtl">هذه فقرة باللغة العربية تُكتب من اليمين إلى اليسار.</p>

Термин
: Его определение.

---

## Заголовок второго уровня ещё один

H<sub>2</sub>O, 10<sup>3</sup>, <del>было</del> <ins>стало</ins>, <kbd>Ctrl</kbd>,
<mark>важно</mark>.

[^1]: Сноска с адресом https://{ADDRESS}
"""
INTERVIEW = """\
Вступление к разговору.

::: интервью
:: Почему именно мост?
Потому что без него не перейти.

И ещё потому, что его ждали.
:: А сколько он стоил?
Столько, сколько записано в смете.
:::
"""
PHOTOS = "\n\n".join(
    f'![Снимок {n}]({name}.png "Подпись к снимку {n}: на нём площадь вечером | Фото: редакция")'
    for n, name in enumerate(("photo", "tall", "wide", "photo"), 1)
)


def picture(width: int, height: int, grey: int = 0x90) -> bytes:
    """A PNG file of one grey."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * width) * height
    packed = zlib.compress(rows, 9)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", packed), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def settings(base: str, title: str = "Проба", sections: Mapping[str, str] = _SECTIONS) -> str:
    """The site.yaml of a site at a base path."""
    return SETTINGS.format(
        title=title,
        base=base,
        sections=", ".join(f"{key}: {name}" for key, name in sections.items()),
        menu=", ".join(sections),
        long=LONG,
    )


def empty_site(root: Path, base: str) -> Path:
    """A newspaper before its first issue."""
    write(root, {"content/site.yaml": settings(base), **_ground()})
    return root


def single_site(root: Path, base: str) -> Path:
    """A newspaper with one article, which has nothing but a title."""
    one = {f"{_MARCH}/odna.md": article("Одна новость", section="politics", author="red")}
    write(root, {"content/site.yaml": settings(base), **_ground(), **one})
    return root


def full_site(root: Path, base: str) -> Path:
    """A newspaper with everything that is difficult."""
    texts: dict[str, str | bytes] = {
        f"{_MARCH}/photo.png": picture(1600, 900),
        f"{_MARCH}/tall.png": picture(600, 1500, 0x70),
        f"{_MARCH}/wide.png": picture(3000, 300, 0xB0),
        f"{_MARCH}/tiny.png": picture(40, 40, 0x50),
        f"{_MARCH}/rich.md": _rich(),
        f"{_MARCH}/rich.kk.md": _story(f"Мақала {KAZAKH}", "2024-03-15 20:00", section="long"),
    }
    for number, kind in enumerate(KINDS):
        texts[f"{_MARCH}/{kind}.md"] = _kind(kind, f"2024-03-14 1{number}:00")
    for number in range(24):
        texts[f"{_MARCH}/story-{number:02}.md"] = _ordinary(number)
    write(root, {"content/site.yaml": settings(base, f"Проба {LONG}"), **_ground(), **texts})
    return root


def _ground() -> Mapping[str, str | bytes]:
    about = "---\ntitle: О нас\nlead: Кто мы такие\n---\nМы пишем новости.\n\n## Где\n\nЗдесь.\n"
    return {"content/pages/about.md": about, "static/people/olga.png": picture(400, 400, 0x60)}


def _rich() -> str:
    return _story(
        f"{LONG} в заголовке, который занимает не одну строку и не две, а гораздо больше",
        "2024-03-15 20:00",
        RICH,
        kind="long-read",
        lead=f"Лид со словом {LONG} и ещё многими словами, чтобы строк было больше двух.",
        section="long",
        author="[olga, red, 'Гость Издалека']",
        source=f"{{name: {LONG}, url: 'https://example.kz/a', date: 2024-03-15 19:00}}",
        photo="tall.png",
        photo_alt="Высокая башня",
        photo_caption=f"Подпись со словом {LONG} и без точки",
        photo_credit="Фото akorda.kz",
        tags=f"[{', '.join(f'Тема {n}' for n in range(12))}, {LONG}]",
        views="1254367",
        updated="2024-03-16 09:30",
        breaking="2024-03-21 09:00",
        corrections=f"[{{date: 2024-03-16 10:00, text: Исправлено слово {LONG}.}}]",
    )


def _kind(kind: str, date: str) -> str:
    body = {"interview": INTERVIEW, "photo-story": PHOTOS}.get(kind, "Абзац текста.\n\n" * 6)
    author = "olga" if kind in ("opinion", "interview") else "red"
    return _story(
        f"Материал вида {kind}", date, body, kind=kind, section="politics", author=author, views="7"
    )


def _ordinary(number: int) -> str:
    fields = {} if number % 3 else {"photo": "photo.png", "photo_alt": "Площадь"}
    return _story(
        f"Новость номер {number} о том, что произошло в городе и рядом с ним",
        f"2024-03-{1 + number // 2:02} {8 + number % 2}:00",
        "Абзац новости.\n\nЕщё абзац.",
        section="sport" if number % 4 else "economy",
        tags="[Много]",
        author="red" if number % 2 else "olga",
        **fields,
    )


def _story(title: str, date: str, body: str = "Абзац.\n\nЕщё.", **fields: str) -> str:
    return article(f'"{title}"', date, body=body, **fields)
