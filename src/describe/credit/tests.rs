use super::*;
use crate::describe::LEXICON;
use crate::describe::signs::Signs;
use crate::describe::trial::{all, describe_line};
use crate::normalize;
use proptest::prelude::*;

fn of(text: &str) -> (String, usize, bool) {
    let words = normalize::words_of(text);
    let credits = find(&LEXICON, text, &words, Signs::of(text, &words));
    let closing = credits
        .closing
        .map_or("", |at| &text[words[at].start as usize..]);
    (closing.to_string(), credits.opening, credits.is_all)
}

#[test]
fn closing_credits() {
    for (text, credit) in [
        (
            "Ada Quill opens the bridge. Photo: Jo Reed/AP",
            "Photo: Jo Reed/AP",
        ),
        ("Ada Quill opens the bridge. © Jo Reed", "Jo Reed"),
        (
            "Ada Quill opens it. Jo Reed via Flickr, CC BY 2.0",
            "Jo Reed via Flickr, CC BY 2.0",
        ),
        (
            "Ada Quill opens it (J. Reed/Flickr, CC BY-SA 4.0)",
            "J. Reed/Flickr, CC BY-SA 4.0)",
        ),
        ("Ada Quill opens the bridge in 2019, CC BY 4.0", "CC BY 4.0"),
        ("Ada Quill gives all her pictures away as CC BY 4.0", ""),
        (
            "Baker Ada Quill. Harbour News/Jo Reed",
            "Harbour News/Jo Reed",
        ),
        ("Baker Ada Quill. Mill/Harbour", ""),
        ("Mayor Ada Quill opens the bridge. Archivo.", "Archivo."),
        ("Mayor Ada Quill opens the bridge? image", "image"),
        ("Mayor Ada Quill keeps the old archivo.", ""),
        ("Where does Mayor Ada Quill keep the letters? Archivo.", ""),
        (
            "The turtles were freed at the beach of Wick. (Especial)",
            "Especial)",
        ),
        (
            "Ada Quill at the theatre of Saint Bride in Wick, in 2016 - Divulgação",
            "Divulgação",
        ),
        ("Ada Quill opens the bridge of Wick - divulgação", ""),
        (
            "Tom Vane cheers after the goal in the 94’. LaPresse",
            "LaPresse",
        ),
        (
            "Wickaçu (PA), 18/02/2026 – Alunos chegam de barco à escola flutuante do rio Orle",
            "",
        ),
        (
            "Wickaçu (PA), 18/02/2026 – Alunos chegam de barco à escola. Foto: Jo Reed/Harbour",
            "Foto: Jo Reed/Harbour",
        ),
        (
            "Archeologai kelia seno laivo bortą | K. Quillaičio / Viko universiteto nuotr.",
            "K. Quillaičio / Viko universiteto nuotr.",
        ),
        (
            "Archeologai kelia seno laivo bortą / Viko universiteto nuotr.",
            "Viko universiteto nuotr.",
        ),
        ("Archeologai kelia seno laivo universiteto nuotr.", ""),
        (
            "김도윤 원장이 위크 본원에서 인사하고 있다. 2026.5.3 reed@wnp.example",
            "2026.5.3 reed@wnp.example",
        ),
        (
            "김도윤 원장이 위크 본원에서 인사하고 있다. 2026.5.3",
            "2026.5.3",
        ),
        ("김도윤 원장이 위크 본원에서 인사하고 있다. 2026.5", ""),
        ("The doors of the office are open again. 2026.5.3", ""),
        (
            "江藤澪（Vo, G）（撮影：浅間つぐみ）[拡大]",
            "撮影：浅間つぐみ）[拡大]",
        ),
        ("Wypadek na drodze pod Wick [Fot.Jan Wilk]", "Fot.Jan Wilk]"),
        (
            "Wypadek na drodze pod Wick – fot. Jan Wilk",
            "fot. Jan Wilk",
        ),
        ("Wypadek na drodze pod Wick fot.wick.pl", ""),
        ("Wypadek na drodze pod Wick – fot. 3", ""),
        ("Fähre bei Wick | Foto: Jan Weller", "Foto: Jan Weller"),
        (
            "Ada Quill opens it. (WNP photo by Omar bin Quill)",
            "WNP photo by Omar bin Quill)",
        ),
        ("The concerto of the year (Jo Reed/piano)", ""),
        ("Ada Quill signs the <i>Harbour</i> photo Tom Vane", ""),
        (
            "Ada Quill opens it.<br />Photo: Jo Reed/AP",
            "Photo: Jo Reed/AP",
        ),
        ("The prizes of the year (picture - Drama)", ""),
        ("Ада Квилл открыла мост. Фото Джо Рид", "Фото Джо Рид"),
        ("Ада Квилл открыла мост. Дж. Рид", ""),
        ("Ада Квилл открыла мост через Орле. Фото 2 из 3", ""),
        ("波止場に立つ人《撮影 高橋健》", "撮影 高橋健》"),
        ("波止場に立つ人《高橋健》", ""),
        (
            "소방관들이 다리 위에서 잔불을 정리하고 있다. 오를강소방서 제공",
            "오를강소방서 제공",
        ),
        (
            "工人在石桥合龙段作业。 海风社记者 林远 摄",
            "海风社记者 林远 摄",
        ),
        ("海堤修復完工，週末開放。（縣府提供）", "縣府提供）"),
        ("掌柜给铜壶添水，一干七十年。受访者供图", "受访者供图"),
        ("掌柜给铜壶添水一干七十年 受访者供图", "受访者供图"),
        ("Ada Quill opens it. J. R. Reed/AP", "J. R. Reed/AP"),
        (
            "Ada Quill opens it (Harbour Post via AP)",
            "Harbour Post via AP)",
        ),
        (
            "Ada Quill abre el puente en Wick. Jo Reed (EFE)",
            "Jo Reed (EFE)",
        ),
        (
            "Ada Quill abre el puente en Wick JO REED (EFE)",
            "JO REED (EFE)",
        ),
        ("Ada Quill abre el puente en Wick. / EFE", "EFE"),
        ("The ferry stops in Wick/AP", "AP"),
        ("Ada Quill, 34. (Courtesy photo)", "Courtesy photo)"),
        ("배우 한소연. 위크방송 제공", "위크방송 제공"),
        ("Ada Quill opens it.Jo Reed/AP", "Jo Reed/AP"),
        ("Mayor Ada Quill Submitted photo", "Submitted photo"),
        ("掌柜给铜壶添水 海风社记者 林远 摄", "海风社记者 林远 摄"),
        ("掌柜给铜壶添水 林远/摄", "林远/摄"),
        ("石桥夜景 林远 摄", "林远 摄"),
        (
            "资料图：掌柜给铜壶添水。海风社记者 林远 摄",
            "海风社记者 林远 摄",
        ),
        (
            "Ada Quill opens the bridge Getty Images/Jo Reed",
            "Getty Images/Jo Reed",
        ),
        (
            "File photo: Ada Quill opens the bridge. (Jo Reed/AP)",
            "Jo Reed/AP)",
        ),
        (
            "Archivfoto: Ada Quill eröffnet die Brücke. Jo Reed/dpa",
            "Jo Reed/dpa",
        ),
        (
            "Ada Quill opens the bridge. Jo Reed | jreed@harbour.example",
            "Jo Reed | jreed@harbour.example",
        ),
        (
            "Ada Quill opens the bridge. (Jo Reed, jreed@harbour.example)",
            "Jo Reed, jreed@harbour.example)",
        ),
        ("Ada Quill opens the new bridge.Courtesy", "Courtesy"),
        (
            "Ada Quill opent de brug. beeld WNP, Jo Reed",
            "beeld WNP, Jo Reed",
        ),
        (
            "Ada Quill atidaro tiltą. J. Reedo / 15min nuotr.",
            "J. Reedo / 15min nuotr.",
        ),
        ("Ada Quill atidaro tiltą (WNP nuotr.)", "WNP nuotr.)"),
        (
            "Gaisras Orlės turguje / Jono Reedo nuotr.",
            "Jono Reedo nuotr.",
        ),
        ("Gaisras Orlėje / Jono Reedo nuotr.", "Jono Reedo nuotr."),
        (
            "Ada Quill atidaro tiltą. Jo Reedo / tiltas.lt nuotrauka",
            "Jo Reedo / tiltas.lt nuotrauka",
        ),
        ("Ada Quill atidaro tiltą. Reedo nuotrauka", ""),
        ("De brug over de Orle bij de St. beeld Jo Reed", ""),
        (
            "川を渡る渡し船と乗客たち＝折江町（乗客は全部で十二人いた）",
            "",
        ),
        (
            "Ada Quill opens the bridge (Photo by Jo Reed)",
            "Photo by Jo Reed)",
        ),
        (
            "Ada Quill opens the bridge (AP Photo/Jo Reed)",
            "AP Photo/Jo Reed)",
        ),
        ("Ada Quill eröffnet die Brücke.dpa", "dpa"),
        (
            "Ada Quill opens the bridge #OrleBridge Photo by Jo de Reed",
            "Photo by Jo de Reed",
        ),
        (
            "Ada Quill abre el puente y corta la cinta. / Jo Reed",
            "Jo Reed",
        ),
        (
            "Ada Quill opens the bridge. CC-BY-SA 4.0 Jo Reed",
            "CC-BY-SA 4.0 Jo Reed",
        ),
        (
            "Archivbild: Ada Quill eröffnet die Brücke (Fot.: Jo Reed)",
            "Fot.: Jo Reed)",
        ),
        (
            "Ada Quill otevírá most. Foto z archivu muzea Wick.",
            "Foto z archivu muzea Wick.",
        ),
        (
            "Archivbild: Ada Quill eröffnet die Brücke (Quelle: Jo Reed)",
            "Quelle: Jo Reed)",
        ),
        (
            "竹東老車站重新開放（圖／記者林佳穎攝）",
            "圖／記者林佳穎攝）",
        ),
        (
            "川を渡る渡し船と乗客たち＝折江町で2025年4月6日、東野葵撮影",
            "折江町で2025年4月6日、東野葵撮影",
        ),
        ("川を渡る渡し船と乗客たち＝折江町で", "折江町で"),
        (
            "川を渡る渡し船と乗客たち＝折江町（6日午後2時20分）",
            "折江町（6日午後2時20分）",
        ),
        (
            "Ada Quill opens the bridge on Sunday. Jo Reed/AP",
            "Jo Reed/AP",
        ),
        (
            "Ada Quill opens the bridge on Sunday. (Jo Reed / The Harbour Times)",
            "Jo Reed / The Harbour Times)",
        ),
        (
            "Ada Quill opens the bridge.Credit...Jo Reed",
            "Credit...Jo Reed",
        ),
        ("에이다 퀼이 다리를 연다. 사진=조 리드", "사진=조 리드"),
        ("Ada Quill otwiera most. Fot. Jo Reed", "Fot. Jo Reed"),
        ("Ada Quill apre il ponte (foto Jo Reed)", "foto Jo Reed)"),
        (
            "Ada Quill opens the bridge. Harbour Press/Jo Reed",
            "Harbour Press/Jo Reed",
        ),
        (
            "Ada Quill opens the bridge.Unsplash/Jo Reed",
            "Unsplash/Jo Reed",
        ),
        ("Ada Quill ouvre le pont. JO REED", "JO REED"),
        ("Ada Quill opens the old bridge / Jo Reed", "Jo Reed"),
        (
            "Ada Quill opens the bridge / Reuters / Jo Reed",
            "Reuters / Jo Reed",
        ),
        ("Ada Quill abre a ponte Jo Reed/Arquivo", "Jo Reed/Arquivo"),
        (
            "Ada Quill apre il ponte (foto Soccorso fluviale)",
            "foto Soccorso fluviale)",
        ),
        (
            "Ada Quill otwiera most. Fot. Jo Reed / zbiory Muzeum",
            "Fot. Jo Reed / zbiory Muzeum",
        ),
        (
            "Ada Quill opens the bridge. Courier photo by Jo Reed",
            "photo by Jo Reed",
        ),
        (
            "Ada Quill opens the bridge (Courier photo by Jo Reed)",
            "Courier photo by Jo Reed)",
        ),
        ("Lindmouth / autor: Jo Reed, Post", "autor: Jo Reed, Post"),
        (
            "Ada Quill abre a ponte sobre o rio JOHANNA REED",
            "JOHANNA REED",
        ),
        (
            "الجسر القديم في ويك من فوق النهر. تصوير - جو ريد",
            "تصوير - جو ريد",
        ),
        (
            "Կամուրջը վերանորոգումից հետո։ Լուսանկարը՝ Ջո Ռիդի",
            "Լուսանկարը՝ Ջո Ռիդի",
        ),
        ("Ada Quill inaugure le vieux pont. DR", "DR"),
        ("Ada Quill inaugure le vieux pont (DR)", "DR)"),
        ("Ada Quill inaugure le vieux pont. D.R.", "D.R."),
        ("Ada Quill otwiera most, fot. Jo Reed", "fot. Jo Reed"),
        (
            "川を渡る渡し船と乗客たち=折江町で2025年4月6日、東野葵撮影",
            "折江町で2025年4月6日、東野葵撮影",
        ),
        ("工人在石桥合龙段作业。摄 林远", "摄 林远"),
        ("पुल का उद्घाटन करतीं ऐडा क्विल। साभार जो रीड", "साभार जो रीड"),
        (
            "Ада Куіл адкрывае мост. Фота з архіва сям'і",
            "Фота з архіва сям'і",
        ),
        (
            "Ada Quill opens the old bridge. (Jo Reed/Harbour staff)",
            "Jo Reed/Harbour staff)",
        ),
        ("Ada Quill opens the bridge. mbl/Jo Reed", "mbl/Jo Reed"),
        (
            "에이다 퀼이 오래된 다리를 연다. 조리드 기자 jo@harbour.example",
            "조리드 기자 jo@harbour.example",
        ),
        (
            "Ada Quill otwiera most. Fot. archiwum rodziny",
            "Fot. archiwum rodziny",
        ),
        (
            "הגשר הישן, 1957. באדיבות עיזבון האמנית",
            "באדיבות עיזבון האמנית",
        ),
        ("Ada Quill öffnet die Brücke! Foto privat", "Foto privat"),
        (
            "Ada Quill otwiera most. Fot. archiwum starej rodziny młynarza nad rzeką",
            "Fot. archiwum starej rodziny młynarza nad rzeką",
        ),
        (
            "הגשר הישן, 1957. באדיבות עיזבון האמנית הזקנה ליד הנהר",
            "באדיבות עיזבון האמנית הזקנה ליד הנהר",
        ),
        (
            "Ada Quill apre il ponte / foto Jo Reed / archivio Ben Osei",
            "foto Jo Reed / archivio Ben Osei",
        ),
        (
            "Ada Quill apre il ponte / foto Jo Reed Ben Osei Mia Holt",
            "foto Jo Reed Ben Osei Mia Holt",
        ),
        (
            "Ada Quill apre il ponte [foto Soccorso fluviale]",
            "foto Soccorso fluviale]",
        ),
        (
            "Ada Quill opens the old bridge. (Reed/Harbour staff)",
            "Reed/Harbour staff)",
        ),
        (
            "Ada Quill opens the old bridge. (Jo Reed/Old Harbour Times staff)",
            "Jo Reed/Old Harbour Times staff)",
        ),
        ("Ada Quill opens the bridge. IMAGO/wickpix", "IMAGO/wickpix"),
        ("Ada Quill abre el viejo puente.Jo Reed", "Jo Reed"),
        (
            "Ada Quill abre el puente de Wick.Jo Reed WNP",
            "Jo Reed WNP",
        ),
        (
            "Ada Quill abre a velha ponte - Jo Reed/Correio de Wick",
            "Jo Reed/Correio de Wick",
        ),
        (
            "Ada Quill membuka jembatan (3/5/2021). (Jo Reed/wickNews)",
            "Jo Reed/wickNews)",
        ),
        ("橋を渡る町長（C）ウィック新聞", "C）ウィック新聞"),
        (
            "Ada Quill apre il vecchio ponte (fotogramma)",
            "fotogramma)",
        ),
        ("Ada Quill abre el viejo puente. / WNP", "WNP"),
        (
            "Ada Quill ouvre le vieux pont. WNP - J. REED",
            "WNP - J. REED",
        ),
        (
            "Ada Quill ouvre le vieux pont. (JO REED / WICKINFO)",
            "JO REED / WICKINFO)",
        ),
        (
            "溪埔農民將文旦送往加工廠。某社記者陸遠攝 113年8月29日",
            "某社記者陸遠攝 113年8月29日",
        ),
        ("Ada Quill öffnet die alte BrückeBild: Jo Reed", "Jo Reed"),
        ("অ্যাডা কুইল সেতু খুলছেনছবি: জো রিড", "জো রিড"),
        ("에이다 퀼이 다리 위에 서 있다. 조리드 기자", "조리드 기자"),
        (
            "Ada Quill abre el viejo puente sobre el río. JO REED / FOKU",
            "JO REED / FOKU",
        ),
        (
            "Ada Quill ouvre le vieux pont. — J. Reed / 20 Minutes",
            "J. Reed / 20 Minutes",
        ),
        (
            "Ada Quill otwiera stary most w Wick/Jo Reed/Kurier Wick",
            "Jo Reed/Kurier Wick",
        ),
    ] {
        let (closing, _, all) = of(text);
        assert_eq!((closing.as_str(), all), (credit, false), "{text}");
    }
}

#[test]
fn credits_alone() {
    for text in [
        "© Jo Reed",
        "Jo Reed/AP Photo",
        "Photo: Jo Reed",
        "Getty Images",
        "Jo Reed, Associated Press",
        "(Foto: Jo Reed)",
        "Fot. Jo Reed / zbiory Muzeum",
        "fot. archiwum rodziny",
        "Autor: ČTK / Jo Reed",
        "באדיבות עיזבון האמנית",
        "WP PHOTO: JO REED",
        "Źródło zdjęć: © PAP | Jo Reed",
        "Autor/allikas: Jo Reed/ERR",
        "JO REED/HARBOUR POST",
        "Jo Reed/Staff photographer",
        "Ada Holt Quill | Photo: Jo Reed",
        "PHOTO JO REED-HOLT, THE VOICE OF THE ORLE",
        "[위크소방서 제공. 재판매 및 DB 금지]",
        "Photo: Jo Reed for the Harbour Post of Wick. Getty Images",
        "Getty Images/Jo Reed",
        "Getty Images / Jo Reed",
        "Credit Photo illustration by Jo Reed for The Harbour Post of Wick",
        "CreditPhoto illustration by Jo Reed for The Harbour Post of Wick",
        "CreditFotoilustración de Jo Reed para The Harbour Post",
        "CreditJo Reed",
        "Courtesy Jo Reed",
        "(File photo)",
        "(c) Jo Reed",
        "圖╱林遠",
        "（林遠攝）",
        "溪埔小学供图",
        "फोटो- राजेश कुमार",
        "海风社记者林远摄",
        "本报记者林远摄影报道",
        "林远/摄",
        "記者林遠／攝影",
        "临江晚报 林远 摄",
        "林远 何清 摄",
        "Jo Reed via Wikimedia Commons, CC BY-SA 4.0",
        "Jo Reed, CC BY 2.0",
        "Jo Reed (CC0)",
        "CC BY-NC 3.0",
        "Fotografia por: Jo Reed | Edições do Porto",
        "海风社记者 林远 通讯员 何清 摄",
        "Copyright AP Photo",
        "Copyright 2019 AP Photo",
        "AFP via Getty",
        "Jo T. Reed for AP",
        "Jo T. Reed/for The Harbour Post",
        "Jo Reed / pour Le Journal du Port",
    ] {
        assert!(of(text).2, "{text}");
    }
}

#[test]
fn no_credits() {
    for text in [
        "HARBOUR CITY (AP) — The mayor has opened the bridge.",
        "She told Reuters that the bridge is safe.",
        "The image shows the bridge as it was before the flood.",
        "Mayor Ada Quill",
        "CreditHouse Group of Wick",
        "PhotoHouse Group",
        "Aa",
        "Courtesy Call",
        "What is Creative Commons?",
        "Interview with Reuters",
        "Säger hon till TT.",
        "WICK, Orle (AP) —",
        "攝影展開幕",
        "照片曝光！林遠與男友牽手",
        "Ada Quill: a Pilot at NASA",
        "She said that the bridge is safe, and so she told the BBC",
        "And that was all that Ada Quill told ABC News.",
        "We wait for the ferry https://t.example/aB3cD",
        "We wait for the ferry pic.site.co/aB3cD",
        "盘锦警方追查来源：商家被行拘五日",
        "他说起“高炮平台”提供数据的公司，也不可避免地受到了波及。",
        "市民在桥上 拍摄",
        "掌柜给铜壶添水 一干七十年",
        "PHOTO OF THE WEEK, CHOSEN BY THE READERS",
        "Jo Reed is a Staff photographer",
        "The party (CDU)",
        "About / Advertise / Contact / Terms of Use",
        "Mayor opens the new bridge over the river | Harbour Times",
        "The mayor said no. She left for NATO.",
        "Ada Quill opens the bridge. Then Jo Reed spoke.",
        "Photo of the bridge that Ada Quill opened",
        "[Foto] Ada Quill eröffnet die Brücke",
        "【写真】渡し船の歴史を見る",
        "船頭の東野守さん＝折江町＝は父の船が戻ったと話した。",
        "He called the song Photo by Ada Quill and left",
        "CC BY is what Ada Quill asked for",
        "Screenshot: a map of the harbour at night.",
        "The way to the bridge goes past St.Jo Reed",
        "She opens the old bridge.Then Jo Reed spoke",
        "Ada Quill opens the bridge for WNP",
        "NEWS/SPORT/WEATHER",
        "Old bridge/NEW BRIDGE",
        "The BridgeHead: Ada Quill",
        "Ada Quill opens the old bridge - Jo Reed",
        "Ada Quill opens the old bridge - JO REED",
        "Ada Quill opens the old bridge. – Reed",
        "Ada Quill opens the old bridge. – FREE",
        "Ada Quill opens the old bridge. (WXYZ)",
        "Ada Quill opens the old bridge. Signed photo",
        "Ada Quill opens the old bridge. Harbour Post - Jo Reed",
        "Ada Quill opens the old bridge (WXYZ)",
        "Ada Quill opens the old bridge. (BAND)",
        "Ada Quill opens the old bridge. Her photo",
        "Ada Quill opens the old bridge. She keeps the photo",
        "Ada Quill opens the old bridge. Harbour Post, photo",
        "Ada Quill opens the bridge /Johanna Reed",
        "Plan (c) is the old bridge",
        "威克港全景，一九一二年。照片（局部）",
        "소방관들이 다리 위에 있다. 잔불을 모두 껐다는 설명도 제공",
        "工人在石桥合龙段作业。他们向居民提供。",
        "海堤修復完工（提供）",
        "海堤修復完工（縣府提供經費）",
        "Ada Quill opens the bridge. Write to her at aquill@harbour.example",
        "Jo Reed | jreed@harbour.example",
        "Ada Quill apre il ponte (foto della sera)",
        "Ada Quill otwiera most. Fot. archiwum rodziny jest tam.",
        "Ada Quill opens the bridge. Photo shows the river that she crossed",
        "Ada Quill opens the bridge. Photo shows the river.",
        "Ada Quill opens the bridge. He saw a photo by Jo Reed",
        "Ada Quill opens the bridge. Courier photo by the old river",
        "Ada Quill opens the old bridge. (Jo Reed said/thought it was new)",
        "Ada Quill opens the bridge. He/she will see",
        "Ada Quill apre il ponte (foto Soccorso fluviale) a Lower Wick",
        "הגשר הישן נפתח. באדיבות עיזבון האמנית הוא שופץ.",
        "הגשר הישן נפתח. תמונה של האמנית הזקנה",
        "הגשר הישן נפתח. באדיבות עיזבון האמנית הוא שופץ השנה ליד הנהר",
        "Ada Quill waits. Foto privat",
        "Ada Quill otevírá most. Foto z archivu muzea čítá devět tisíc snímků.",
        "Lindmouth / warianty: stal i beton",
        "Lindmouth / autor Jo Reed",
        "4 eggs, grade A/size: L",
        "Ada Quill opens the museum of ANCIENT EGYPT",
        "Депутаты обсудили новый мост на заседании ЗС НСО",
        "Ada Quill ringer til Danmarks Radio (DR)",
        "Ada Quill waits in the east of Congo D.R.",
        "Ada Quill reads the paper. Photo - and story",
        "Ada Quill visits the crew at NASA HQ",
        "Ada Quill opens the bridge with the PIPES, DRUMS",
        "ADA QUILL OPENS THE OLD BRIDGE",
        "Ada Quill Opens Bridge JOHANNA REED",
        "Ada Quill opens the bridge JOHANNA REED JUNIOR SENIOR",
        "Ada Quill opens the bridge JOHANNA REED.",
        "Ada Quill shows a photo - it is an old one of the bridge that she knows",
        "Ada Quill opens the bridge. Photo - it is an old one of it",
        "Ada Quill has seen the old DR",
        "Ada Quill has seen a doctor. Dr",
        "The war in the east. DR Congo",
        "Ada Quill otwiera most, fot. archiwum",
        "Ada Quill otwiera most, fot Jo Reed",
        "Autor ČTK / Jo Reed",
        "橋の長さ=450メートル",
        "Ada Quill öffnet die Brücke. Foto, privat",
        "Ada Quill öffnet die Brücke. Quelle privat",
        "Ada Quill öffnet die Brücke. foto privat",
        "Ada Quill öffnet die Brücke. Foto aus dem ganz alten Archiv",
        "Ada Quill opens the bridge. Photo shows the river. ",
        "Ada Quill opens the bridge. Courtesy costs nothing",
        "Ada Quill otwiera most, fot. archiwum rodziny",
        "Ada Quill opens the bridge. Courtesy. That is all",
        "Ada Quill otwiera most. Fot. archiwum starej rodziny młynarza nad rzeką Orle",
        "Ada Quill otwiera most. Fot. archiwum rodziny jest tam?",
        "הגשר הישן נפתח באדיבות עיזבון האמנית",
        "הגשר הישן, 1957. באדיבות, עיזבון האמנית",
        "הגשר הישן, 1957. באדיבות עיזבון האמנית הזקנה ליד הנהר הישן",
        "الجسر القديم في ويك. المصدر من فوق النهر؟",
        "پرانا پل کھل گیا. بشکریہ فنکار کے ہے۔",
        "पुराना पुल खुल गया. सौजन्य कलाकार का था।",
        "Ada Quill apre il ponte / foto Jo Reed Ben Osei Mia Holt Tom",
        "Ada Quill apre il ponte (ora / foto Ponte vecchio)",
        "Ada Quill opens the old bridge. (Jo Reed said so)",
        "Ada Quill opens the old bridge. (Jo said yes/no)",
        "Ada Quill opens the old bridge. (Jo Reed waits / Tom Vane left)",
        "Ada Quill opens the old bridge. (Jo Reed/Old Lower Harbour Times staff)",
        "Ada Quill opens the bridge. says Jo Reed/Holt",
        "Ada Quill opens the bridge. mbl/ Jo Reed",
        "에이다 퀼이 다리 위에 서 있다. 현장에서 만난 기자",
        "에이다 퀼이 다리 위에 서 있는 조리드 기자",
        "Ada Quill opens the bridge in Wick/Lindmouth",
        "Ada Quill opens the bridge in Wick/Lower Wick/",
        "Ada Quill opens the bridge in Wick/Lindmouth/Tolm",
        "Ada Quill opens the bridge in Wick/Jo Reed/and others",
        "Ada Quill, Old Bridge in Wick/Jo Reed/Harbour Post",
        "/ Jo Reed",
        "市民在桥上拍摄",
    ] {
        assert_eq!(of(text), (String::new(), 0, false), "{text}");
    }
}

#[test]
fn what_has_more_than_a_credit() {
    for text in [
        "Copyright Covid19 AP Photo",
        "AP to Reuters",
        "Snow White/and The Seven Dwarfs",
        "Live Music/at The Harbour Inn",
        "Jo Reed/for The Harbour Post.",
        "Jo Reed/for two long hours",
    ] {
        assert!(!of(text).2, "{text}");
    }
}

#[test]
fn names_before_a_bar_are_a_credit_and_a_caption_there_is_none() {
    all(
        true,
        is_whole,
        &["Jan Weller | Foto: dpa", "Jan Weller - Foto: dpa"],
    );
    all(
        false,
        is_whole,
        &[
            "Fähre bei Wick | Foto: dpa",
            "Labutě u Temže | Foto: Reuters",
        ],
    );
}

#[test]
fn what_only_looks_like_a_closing_credit() {
    for text in [
        "Ada Quill shows a photo by the river in her kitchen",
        "Ada Quill opens the bridge Image Jo Reed",
        "Ada Quill opens the bridge Photo by the river Orle",
        "Ada Quill opens the bridge Photo by the Orle",
        "Ada Quill opens the bridge Photo by Jo at dawn",
        "Ada Quill opens the bridge Photo by Jo near Reed",
        "Ada Quill opens the bridge Photo by Jo Reed Mara Holt Ben Osei Clara",
        "Archivbild: Ada Quill eröffnet die Brücke (die zweite am Fluss)",
        "Archivbild: Ada Quill zeigt am Fluss ein Foto der Brücke",
        "Archivbild: Ada Quill eröffnet die Brücke (Zitat: sie steht)",
        "Archivbild: Ada Quill eröffnet die Brücke (Foto der Stadt am Fluss)",
        "Archivbild: Ada Quill eröffnet die Brücke: (sie steht am Fluss)",
        "Archivbild: Ada Quill (Quelle: Jo Reed)",
        "Ada Quill opens the bridge＝Lower Wick",
        "川を渡る渡し船と乗客たち＝折江町で。",
        "Ada Quill opens the bridge. Jo Reed @harbour.example",
        "Ada Quill opens the bridge. Jo Reed jo@harbour",
        "Ada Quill opens the bridge. Reed | jreed@harbour.example",
    ] {
        // The label before a caption makes a credit of all of it, if anything.
        let closing = of(text).0;
        assert!(closing.is_empty() || closing == text, "{text}: {closing}");
    }
}

/// Whether a line is nothing but a credit.
fn is_whole(line: &str) -> bool {
    describe_line(line).1.is_credit
}

#[test]
fn a_few_words_in_brackets_may_be_a_credit_in_scripts_without_capitals() {
    all(
        true,
        is_whole,
        &[
            "[오를교통공사 제공]",
            "[촬영 김도윤]",
            "[오를뉴스 자료사진]",
        ],
    );
    all(
        false,
        is_whole,
        &[
            "[오를 도시철도]",
            "[Photo 12 of the series]",
            "오를교통공사의 제공",
        ],
    );
}

#[test]
fn a_word_for_a_photo_behind_a_comma_introduces_names_in_capitals() {
    for (line, closing) in [
        ("Наслідки бурі в порту Орле, фото ДНПО", "фото ДНПО"),
        ("Mayor Ada Quill opens the bridge, photo WNPX", "photo WNPX"),
        ("Mayor Ada Quill opens the bridge, photo Jo Reed", ""),
        ("Mayor Ada Quill opens the bridge, film WNPX", ""),
    ] {
        assert_eq!(of(line).0, closing, "{line}");
    }
}

#[test]
fn the_words_of_a_credit_may_be_glued_to_a_name_in_another_script() {
    all(true, is_whole, &["،تصویر کا ذریعہAda Quill"]);
    all(false, is_whole, &["تصویر کاAda Quill"]);
}

#[test]
fn a_caption_before_its_credit_is_no_name_in_scripts_without_capitals() {
    all(
        true,
        is_whole,
        &["נועה בר | צילום: סוכנות הנמל", "ויק | צילום: נועה בר"],
    );
    all(false, is_whole, &["שדה חיטה בעמק ליד ויק | צילום: נועה בר"]);
}

#[test]
fn opening_credits() {
    assert_eq!(of("Getty Images A view of the harbour").1, 2);
    assert_eq!(of("Getting ready for the harbour").1, 0);
    for (text, words) in [
        ("(Photo: Jo Reed/AP) Ada Quill opens the new bridge.", 4),
        ("[사진=연합뉴스] 아다 퀼이 다리 위에서 인사하고 있다.", 2),
        ("(Photo: Jo Reed/AP)", 0),
        ("(Reuters) Ada Quill opens the new bridge.", 0),
        ("(Ada Quill) opens the new bridge.", 0),
        ("Jo Reed / Harbour nuotr. / Ada Quill opens it", 4),
        ("Jo Reed/9news photo/Ada Quill opens it", 4),
        ("Harbour Photo / Jo Reed and Tom", 0),
        ("Photo / Ada Quill opens it", 0),
        ("the harbour photo / Ada Quill opens it", 0),
    ] {
        assert_eq!(of(text).1, words, "{text}");
    }
    let both = of("(Photo: Jo Reed) Ada Quill opens it. Photo: Tom Vane/AP");
    assert_eq!(both, ("Photo: Tom Vane/AP".to_owned(), 3, false));
}

/// A text with its words, in which a credit is looked for.
fn line<'a>(text: &'a str, core: &'a [Word]) -> Line<'a> {
    Line {
        lexicon: &LEXICON,
        text,
        core,
        signs: Signs::of(text, core),
    }
}

proptest! {
    #[test]
    fn behind_the_end_of_a_sentence_no_other_credit_stands(
        text in "((Ada|JO REED|Photo|foto|Supplied|author|DR|D\\.R|nuotr|2026|0?5|the bridge|opens|기자|제공|某社记者|陆远|摄|供图|r@wnp|example)(|[ ]|[ ]|\\. |\\.|, | / |/|: | - | \\(|\\) |“|@)){3,9}[.!?”\"»)’]{0,3}"
    ) {
        let words = normalize::words_of(&text);
        let line = line(&text, &words);
        let tail = words.last().map_or("", |last| last.behind(&text)).trim();
        if ends_running_text(tail) {
            prop_assert_eq!(behind_running_text(line), behind_open_end(line));
        }
    }

    #[test]
    fn no_word_is_passed_over_that_a_credit_is_known_by(
        text in "((Ada|JO|Reed|photo|Foto|by|Courtesy of|Reuters|AP|Getty Images|C|the|opens|写真|제공)(|[ ]|[ ]|\\. |, | / |/|: |©| \\(|\\) )){1,30}",
        from in 0usize..9,
    ) {
        let words = normalize::words_of(&text);
        let line = line(&text, &words);
        let first = words.len().saturating_sub(LONGEST).max(from);
        let found = (first..words.len()).find(|&at| is_marker(line, at));
        let found = found.map(|at| if at == 0 { words::behind_label(line).unwrap_or(0) } else { at });
        prop_assert_eq!(marker(line, from), found);
    }
}
