"""Services whose pages newsgen shows as cards: a table, for people to add rows to.

An address that fits one of a row's patterns is shown as a card with the service's name. `frame` is
the address that a press of the card's button loads, with the groups of the pattern filled in;
beside them it may say {address}, the whole of it escaped, and, where the pattern has lat, lon and
zoom, {box}, the stretch of the map they show. A row without a frame is shown as a link alone.
"""

from msgspec import Struct

VIDEO, POST, SOUND, MAP = "video", "post", "sound", "map"


class Service(Struct, frozen=True):
    """A kind of page of a service; `ratio` is the frame's width to its height."""

    name: str
    kind: str
    hosts: tuple[str, ...]
    paths: tuple[str, ...]  # patterns of what follows the host
    frame: str = ""
    ratio: str = "16/9"


_YOUTUBE = ("youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com")
_YOUTUBE_FRAME = "https://www.youtube-nocookie.com/embed/{id}?autoplay=1&start={start}"
_START = r"(?=(?:[^#]*[?&]t=(?P<start>\d+))?)"
_VK = ("vk.com", "www.vk.com", "m.vk.com", "vk.ru", "vkvideo.ru", "www.vkvideo.ru", "m.vkvideo.ru")
_VK_FRAME = "https://vkvideo.ru/video_ext.php?oid={owner}&id={id}&autoplay=1"
_FACEBOOK = ("facebook.com", "www.facebook.com", "m.facebook.com", "web.facebook.com")
_YANDEX = tuple(f"{www}yandex.{zone}" for www in ("", "www.") for zone in ("ru", "kz", "com", "by"))
_GOOGLE = ("www.google.com", "google.com", "www.google.kz", "google.kz", "www.google.ru")
_2GIS = ("2gis.kz", "2gis.ru", "2gis.com", "www.2gis.kz", "www.2gis.ru", "go.2gis.com")
_SPOTIFY = "track|album|playlist|episode|show|artist"
_LAT, _LON = (rf"(?P<{name}>-?\d{{1,3}}(?:\.\d+)?)" for name in ("lat", "lon"))
_ZOOM = r"(?P<zoom>\d{1,2})(?:\.\d+)?"
_REST = r"(?:[/?#]\S*)?"

SERVICES = (
    Service(
        "YouTube",
        VIDEO,
        _YOUTUBE,
        (
            _START + r"/watch\?(?:[^#]*&)?v=(?P<id>[\w-]{11})(?:[&#]\S*)?",
            _START + rf"/(?:live|embed)/(?P<id>[\w-]{{11}}){_REST}",
        ),
        _YOUTUBE_FRAME,
    ),
    Service(
        "YouTube",
        VIDEO,
        ("youtu.be",),
        (_START + rf"/(?P<id>[\w-]{{11}}){_REST}",),
        _YOUTUBE_FRAME,
    ),
    Service(
        "YouTube",
        VIDEO,
        _YOUTUBE,
        (rf"/shorts/(?P<id>[\w-]{{11}}){_REST}",),
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
        "9/16",
    ),
    Service(
        "Vimeo",
        VIDEO,
        ("vimeo.com", "www.vimeo.com", "player.vimeo.com"),
        (rf"/(?:video/|channels/\w+/)?(?P<id>\d+){_REST}",),
        "https://player.vimeo.com/video/{id}?autoplay=1&dnt=1",
    ),
    Service(
        "Rutube",
        VIDEO,
        ("rutube.ru", "www.rutube.ru"),
        (rf"/(?:video|play/embed)/(?P<id>[0-9a-f]{{32}}){_REST}",),
        "https://rutube.ru/play/embed/{id}",
    ),
    Service(
        "Rutube",
        VIDEO,
        ("rutube.ru", "www.rutube.ru"),
        (rf"/shorts/(?P<id>[0-9a-f]{{32}}){_REST}",),
        "https://rutube.ru/play/embed/{id}",
        "9/16",
    ),
    Service(
        "VK Видео",
        VIDEO,
        _VK,
        (
            rf"/(?:video/)?video(?P<owner>-?\d+)_(?P<id>\d+){_REST}",
            r"/[^#]*[?&]z=video(?P<owner>-?\d+)_(?P<id>\d+)\S*",
        ),
        _VK_FRAME,
    ),
    Service(
        "VK Видео",
        VIDEO,
        _VK,
        (rf"/(?:clips/)?clip(?P<owner>-?\d+)_(?P<id>\d+){_REST}",),
        _VK_FRAME,
        "9/16",
    ),
    Service(
        "Telegram",
        POST,
        ("t.me", "telegram.me"),
        (r"/(?:s/)?(?P<channel>[A-Za-z]\w{3,31})/(?P<post>\d+)(?:\?\S*)?",),
        "https://t.me/{channel}/{post}?embed=1",
        "4/5",
    ),
    Service(
        "X",
        POST,
        ("x.com", "www.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"),
        (rf"/(?:i/web|\w{{1,15}})/status/(?P<id>\d+){_REST}",),
        "https://platform.twitter.com/embed/Tweet.html?id={id}&dnt=true",
        "4/5",
    ),
    Service(
        "Instagram",
        POST,
        ("instagram.com", "www.instagram.com"),
        (rf"/(?:[\w.]+/)?(?P<type>p|reel|tv)/(?P<id>[\w-]+){_REST}",),
        "https://www.instagram.com/{type}/{id}/embed/captioned/",
        "2/3",
    ),
    Service(
        "TikTok",
        VIDEO,
        ("tiktok.com", "www.tiktok.com", "m.tiktok.com"),
        (rf"/@[\w.-]+/video/(?P<id>\d+){_REST}",),
        "https://www.tiktok.com/player/v1/{id}?autoplay=1",
        "9/16",
    ),
    Service("TikTok", VIDEO, ("vm.tiktok.com", "vt.tiktok.com"), (r"/\w+/?",)),
    Service(
        "Facebook",
        VIDEO,
        _FACEBOOK,
        (rf"/[\w.-]+/videos/(?:[\w.-]+/)?\d+{_REST}", r"/watch/?\?(?:[^#]*&)?v=\d+\S*"),
        "https://www.facebook.com/plugins/video.php?href={address}",
    ),
    Service(
        "Facebook",
        VIDEO,
        _FACEBOOK,
        (rf"/reel/\d+{_REST}",),
        "https://www.facebook.com/plugins/video.php?href={address}",
        "9/16",
    ),
    Service(
        "Facebook",
        POST,
        _FACEBOOK,
        (
            rf"/[\w.-]+/(?:posts|photos)/[\w.-]+{_REST}",
            r"/(?:permalink|story|photo)\.php\?\S+",
        ),
        "https://www.facebook.com/plugins/post.php?href={address}&show_text=true",
        "4/5",
    ),
    Service("Facebook", VIDEO, ("fb.watch",), (r"/[\w-]+/?",)),
    Service(
        "Spotify",
        SOUND,
        ("open.spotify.com",),
        (rf"/(?:intl-\w+/)?(?:embed/)?(?P<type>{_SPOTIFY})/(?P<id>[A-Za-z0-9]+){_REST}",),
        "https://open.spotify.com/embed/{type}/{id}",
        "2/1",
    ),
    Service(
        "OpenStreetMap",
        MAP,
        ("openstreetmap.org", "www.openstreetmap.org"),
        (rf"/(?:\w+/?\d*)?(?:\?[^#]*)?#map={_ZOOM}/{_LAT}/{_LON}(?:&\S*)?",),
        "https://www.openstreetmap.org/export/embed.html?bbox={box}&layer=mapnik",
        "4/3",
    ),
    Service(
        "OpenStreetMap",
        MAP,
        ("openstreetmap.org", "www.openstreetmap.org", "osm.org"),
        (r"/(?:node|way|relation)/\d+", r"/go/\S+"),
    ),
    Service(
        "Яндекс Карты",
        MAP,
        _YANDEX,
        (r"/(?:web-)?maps/-/(?P<code>[\w~-]+)/?",),
        "https://yandex.ru/map-widget/v1/-/{code}",
        "4/3",
    ),
    Service(
        "Яндекс Карты",
        MAP,
        _YANDEX,
        (r"/(?:web-)?maps/(?:[\w-]+/)*\?(?P<query>[\w=&%.,~:;+-]+)",),
        "https://yandex.ru/map-widget/v1/?{query}",
        "4/3",
    ),
    Service("Яндекс Карты", MAP, _YANDEX, (r"/(?:web-)?maps/\S+",)),
    Service("2ГИС", MAP, _2GIS, (r"/\S+",)),
    Service(
        "Google Maps",
        MAP,
        _GOOGLE,
        (rf"/maps/(?:place/[^/\s]+/)?@{_LAT},{_LON},{_ZOOM}z\S*",),
        "https://maps.google.com/maps?q={lat},{lon}&z={zoom}&output=embed",
        "4/3",
    ),
    Service(
        "Google Maps",
        MAP,
        _GOOGLE,
        (r"/maps/embed\?pb=(?P<code>[\w!.%-]+)",),
        "https://www.google.com/maps/embed?pb={code}",
        "4/3",
    ),
    Service("Google Maps", MAP, _GOOGLE, (r"/maps/\S+",)),
    Service("Google Maps", MAP, ("maps.app.goo.gl", "goo.gl"), (r"/(?:maps/)?\w+/?(?:\?\S*)?",)),
)
