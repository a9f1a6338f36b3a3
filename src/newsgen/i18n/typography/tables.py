"""Which words each language keeps together: data, read by `spaces`."""

from msgspec import Struct


class Words(Struct, frozen=True):
    """Words by what they do to the space beside them; apart from particles, in any case."""

    short: str  # prepositions and conjunctions: no line ends in one
    particles: str  # no line begins with one: it belongs to the word before it
    shortened: str  # "т. д.": holds what follows
    shortened_of_name: str  # "ул.": holds the name that follows
    shortened_of_number: str  # "стр.": holds the number that follows
    units: str  # what a number holds, as it stands
    unit_stems: str  # likewise, whatever its ending
    units_of_two: str  # likewise, two letters with a dot each: "п. п."
    lettered: str  # after such a word a single letter begins nobody's name: "витамин С."


_MEASURES = """
мкм мм см дм м км мг г кг т ц га мл л сек мин ч Вт кВт МВт ГВт ТВт кВт·ч МВт·ч В кВ А мА
Гц кГц МГц ГГц Па кПа МПа Дж кДж МДж ккал дБ Кб Мб Гб Тб КБ МБ ГБ ТБ Кбит Мбит Гбит
м/с км/с км/ч Мбит/с Гбит/с т/сут мм² см² м² км² см³ м³ км³ mm cm m km kg ml ha kW MW GW GB MB TB
USD EUR KZT RUB
"""

RUSSIAN = Words(
    short="а в и к о с у во до за из ко на не ни но об от по со",
    particles="б бы ж же ли ль",
    shortened="н. т. кв. куб.",
    shortened_of_name="г. о. р. с. им. оз. пр. св. ул. пер. пос. тов.",
    shortened_of_number="д. п. с. гл. оф. ст. рис. стр. тел. корп. разд. табл.",
    units=f"{_MEASURES} млн млрд трлн тыс в вв гг дн нед мес лет мая чел шт экз руб коп долл тг"
    " кв куб",
    unit_stems="""
    тысяч миллион миллиард триллион процент пункт тенге рубл доллар евро юан
    тонн центнер килограмм грамм километр метр сантиметр миллиметр литр баррел гектар сот
    градус балл мегаватт киловатт гигаватт мегабайт гигабайт секунд минут час день дня дней сут
    недел месяц год век столети человек раз
    январ феврал март апрел июн июл август сентябр октябр ноябр декабр
    """,
    units_of_two="п.п.",
    lettered="витамин витамина гепатит гепатита план плана группа группы класс категории",
)

KAZAKH = Words(
    short="ал ең әр еш не",
    particles="да де та те ма ме ба бе па пе мен бен пен ғой қой т.б.",
    shortened="",
    shortened_of_name="г. им. ул.",
    shortened_of_number="",
    units=f"{_MEASURES} млн млрд трлн ж жж ғ ғғ тг ай рет кв куб",
    unit_stems="""
    мың миллион миллиард триллион пайыз процент теңге тиын доллар еуро рубл юан
    тонна центнер килограмм грамм километр шақырым метр сантиметр миллиметр литр баррел гектар
    градус балл мегаватт киловатт секунд минут сағат күн апта жыл ғасыр адам
    қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
    """,
    units_of_two="п.т.",
    lettered="витамині дәрумені тобы",
)
