"""Other languages are refused; English is read, however odd. All sentences are fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NotEnglish
from onrecord.gather.language import other_language, refuse_other_languages

OTHER = {
    "German": "Der Sprecher des Hafenamtes in Lindmark erklärte am Dienstag, dass die Fähre wegen "
    "eines Schadens an der Maschine bis zum Wochenende nicht fahren werde und die Reisenden ihr "
    "Geld zurückbekommen.",
    "French": "La porte-parole du port de Valmer a déclaré mardi que le bac ne circulerait pas "
    "avant la fin de la semaine à cause d'une panne de moteur et que les voyageurs seraient "
    "remboursés.",
    "Spanish": "La portavoz del puerto de Valmar dijo el martes que el transbordador no saldrá "
    "hasta el fin de semana por una avería del motor y que los viajeros recibirán de vuelta su "
    "dinero.",
    "Italian": "La portavoce del porto di Valmare ha detto martedì che il traghetto non partirà "
    "prima della fine della settimana per un guasto al motore e che i viaggiatori saranno "
    "rimborsati.",
    "Portuguese": "A porta-voz do porto de Valmar disse na terça-feira que a balsa não vai sair "
    "antes do fim de semana por causa de uma avaria no motor e que os passageiros receberão o "
    "dinheiro de volta.",
    "Dutch": "De woordvoerster van de haven van Valmeer zei dinsdag dat de veerboot vanwege een "
    "defect aan de motor tot het weekend niet zal varen en dat de reizigers hun geld terugkrijgen.",
    "Polish": "Rzeczniczka portu w Walmarze powiedziała we wtorek, że z powodu awarii silnika prom "
    "nie wypłynie przed końcem tygodnia, a podróżni otrzymają zwrot pieniędzy za bilety kupione "
    "na ten rejs.",
    "Russian": "Представительница порта Вальмар сообщила во вторник, что из-за поломки двигателя "
    "паром не выйдет в море до конца недели, а пассажирам вернут деньги за все уже купленные "
    "билеты.",
    "Arabic": "قالت المتحدثة باسم ميناء فالمار يوم الثلاثاء إن العبارة لن تبحر قبل نهاية الأسبوع "
    "بسبب عطل في المحرك وإن المسافرين سيستعيدون أموالهم عن جميع التذاكر التي اشتروها.",
    "Chinese": "瓦尔马港发言人星期二表示，由于发动机故障，渡轮在周末之前不会出航，"
    "旅客可以领回已经购买的船票的全部票款，港务局正在调查故障的原因。",
    "Turkish": "Valmar limanının sözcüsü salı günü yaptığı açıklamada, motor arızası nedeniyle "
    "feribotun hafta sonuna kadar sefere çıkmayacağını ve yolculara satın aldıkları biletlerin "
    "parasının geri ödeneceğini söyledi.",
    "Ukrainian": "Речниця порту Вальмар повідомила у вівторок, що через поломку двигуна пором не "
    "вийде в море до кінця тижня, а пасажирам повернуть гроші за всі вже придбані квитки.",
}

READ = {
    "short": "El transbordador no saldrá hoy, dijo la portavoz.",
    "a wall of capitals": "HARBOUR CHIEF SAYS FERRY WILL NOT SAIL BEFORE WEEKEND. ENGINE FAULT "
    "BLAMED. PASSENGERS GET MONEY BACK, SPOKESWOMAN TELLS CROWD IN VALMAR; UNION CALLS DELAY "
    "SHAMEFUL AND WANTS INQUIRY",
    "names": "Jean Dupontel, François Lefaivre, Marie-Claire Dubreuil, Étienne Marchandot, Hélène "
    "Garonnier, Pierre Vauquelet, Sylvie Montreuillet, Jacques Bellerosse, Antoine Rivardel, "
    "Camille Fontanelle, Lucie Charpentreau, Gérard Noirmoutin",
    "a table": "Valmar Lindmark\t0\t3\nPorto Verde\t1\t4\nSan Telmo\t2\t5\nVillanueva\t3\t6\n"
    "Montecorto\t4\t7\nRío Seco\t5\t8\nLa Cumbre\t6\t9\nSierra Alta\t7\t1\nPuerto Lobos\t8\t2\n"
    "Santa Rosalba\t9\t3\nEl Pinar\t2\t4\nCasa Blanca\t3\t5",
    "mixed": "La spokeswoman dijo que the ferry no va a salir this week porque the engine is "
    "broken, y que they will give back el dinero a todos los pasajeros.",
    "mixed with Hindi": "Yaar, the ferry nahi chalegi till Sunday because engine kharab ho gaya "
    "hai, and the port spokeswoman ne bola ki sabko paise wapas milenge, so don't worry about it.",
    "a quotation": "The mayor of Valmar repeated it in her own language. “El transbordador no "
    "saldrá hasta el fin de semana por una avería del motor, y los viajeros recibirán de vuelta "
    "su dinero. Lo siento mucho por todos los que tenían que viajar hoy,” she said.",
    "headlines": "Ferry stuck. Port closed. Union angry. Minister silent. Engine fault blamed. "
    "Passengers wait. Refunds promised. Inquiry opens. Mayor visits. Weather worsens. Crew rests.",
    "numbers": " ".join(str(n) for n in range(300)),
    "no letters": "— … !!! ??? \n\n ***",
}


@pytest.mark.parametrize("language", OTHER)
def test_other_languages_are_refused_by_name(language: str) -> None:
    with pytest.raises(NotEnglish, match=f"in {language}; only English"):
        refuse_other_languages(OTHER[language])


@pytest.mark.parametrize("language", OTHER)
def test_capitals_and_length_change_nothing(language: str) -> None:
    if language != "Turkish":  # its capitals do not come back as they went
        assert other_language(OTHER[language].upper()) == language
    assert other_language("\n\n".join([OTHER[language]] * 60)) == language


@pytest.mark.parametrize("kind", READ)
def test_what_is_read(kind: str) -> None:
    assert other_language(READ[kind]) is None


def test_an_english_report_with_long_quotations_is_read() -> None:
    frame = (
        "The ferry will not sail, the harbour authority said on Tuesday, and those who had bought "
        "a ticket will be paid back by the end of the week. "
    )
    for words in OTHER.values():
        assert other_language(f"{frame}“{words}” she said.") is None


def test_a_report_that_turns_english_late_is_not_surely_another() -> None:
    english = "The ferry will not sail before the weekend, the authority said. " * 100
    assert other_language(OTHER["German"] * 40 + english) is None


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    assert other_language(text) is None or isinstance(other_language(text), str)
