//! Numbers, moments and units as apps write them, one row of a table each.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use proptest::prelude::*;

use super::*;

#[test]
fn a_number_beyond_what_can_be_kept_is_named() {
    let reps = |reps| Set {
        amount: Amount::Reps(reps),
        weight: None,
        kind: SetKind::Working,
        rpe: None,
        rest: None,
    };
    let lasting = |seconds| Set {
        amount: Amount::Time(seconds),
        ..reps(1)
    };
    let heavy = |value| Set {
        weight: Some(Weight {
            value,
            unit: Unit::Lb,
        }),
        ..reps(1)
    };
    let far = |value, seconds| Set {
        amount: Amount::Distance {
            value,
            unit: DistanceUnit::Km,
            seconds,
        },
        ..reps(1)
    };
    let rested = |rest| Set {
        rest: Some(rest),
        ..reps(1)
    };
    for (set, reason) in [
        (reps(1_000), None),
        (reps(1_001), Some("reps 1001 is not within 0 to 1000")),
        (lasting(345_600.0), None),
        (
            lasting(345_601.0),
            Some("time 345601 is not within 0 to 345600"),
        ),
        (lasting(0.0), Some("neither reps, time nor distance")),
        (heavy(-9_999.0), None),
        (
            heavy(10_000.0),
            Some("weight 10000 is not within -9999 to 9999"),
        ),
        (far(99_999.0, Some(1.0)), None),
        (
            far(100_000.0, None),
            Some("distance 100000 is not within 0 to 99999"),
        ),
        (
            far(5.0, Some(-1.0)),
            Some("time -1 is not within 0 to 345600"),
        ),
        (rested(86_400), None),
        (rested(86_401), Some("rest 86401 is not within 0 to 86400")),
    ] {
        let refused = match checked(set) {
            Ok(kept) => {
                assert_eq!(kept, set);
                None
            }
            Err(Refused::Row(reason)) => Some(reason),
            Err(other) => panic!("only the row is refused, not {other:?}"),
        };
        assert_eq!(refused.as_deref(), reason);
    }
}

#[test]
fn numbers() {
    let rows = [
        ("0", Some(0.0)),
        ("10", Some(10.0)),
        ("10.0", Some(10.0)),
        ("007", Some(7.0)),
        ("5.", Some(5.0)),
        (".5", Some(0.5)),
        ("+5", Some(5.0)),
        ("-20", Some(-20.0)),
        ("-0", Some(0.0)),
        ("-0.0", Some(0.0)),
        ("0.001", Some(0.001)),
        // The dust of conversions.
        ("149.99999999999997", Some(150.0)),
        ("74.99999999999999", Some(75.0)),
        ("52.163122550000004", Some(52.163_123)),
        ("61.23492", Some(61.23492)),
        ("0.1234567", Some(0.123_457)),
        // Decimal commas, and marks between thousands.
        ("17,5", Some(17.5)),
        ("-2,5", Some(-2.5)),
        ("1.234,5", Some(1234.5)),
        ("1,234.5", Some(1234.5)),
        ("1\u{a0}234,5", Some(1234.5)),
        ("1\u{202f}234,5", Some(1234.5)),
        ("1 234,5", Some(1234.5)),
        ("123456789", Some(123_456_789.0)),
        ("1234567890", Some(1_234_567_890.0)),
        ("1234567.891", Some(1_234_567.891)),
        ("999999999999999", Some(999_999_999_999_999.0)),
        // No numbers, or none that anyone lifts.
        ("", None),
        (".", None),
        ("-", None),
        (",", None),
        ("abc", None),
        ("12kg", None),
        ("1e5", None),
        ("inf", None),
        ("NaN", None),
        ("0x10", None),
        ("1.2.3", None),
        ("--5", None),
        ("5-", None),
        ("1000000000000000", None),
        ("٣", None),
    ];
    for (text, expected) in rows {
        let found = number(text);
        assert_eq!(found, expected, "{text:?}");
        assert!(
            !found.is_some_and(f64::is_sign_negative) || found < Some(0.0),
            "{text:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    /// The short way and the long way come to the same.
    #[test]
    fn short_numbers_are_those_of_the_standard_library(whole in 0..2_000_000_u32, decimals in "[0-9]{0,6}") {
        let text = format!("{whole}.{decimals}");
        prop_assert_eq!(number(&text), text.parse().ok().map(clean));
        prop_assert_eq!(number(&whole.to_string()), Some(f64::from(whole)));
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,50}") {
        _ = number(&text);
        _ = seconds(&text);
        _ = duration(&text);
        _ = moment(&text);
        _ = named_moment(&text);
        _ = time_of_day(&text);
        _ = unit(&text);
        _ = distance_unit(&text);
    }
}

#[test]
fn whole_repetitions() {
    let rows = [
        ("", Ok(None)),
        ("0", Ok(Some(0))),
        ("5", Ok(Some(5))),
        ("10.0", Ok(Some(10))),
        ("12,0", Ok(Some(12))),
        ("5.5", Err("reps `5.5` is not a number")),
        ("-1", Err("reps `-1` is not a number")),
        ("AMRAP", Err("reps `AMRAP` is not a number")),
    ];
    for (text, expected) in rows {
        let expected = expected.map_err(|what: &str| Refused::Row(what.to_owned()));
        assert_eq!(reps(text), expected, "{text:?}");
    }
}

#[test]
fn units() {
    for text in ["kg", "KG", "kgs", "Kgs.", "kilogram", "Kilograms"] {
        assert_eq!(unit(text), Some(Unit::Kg), "{text}");
    }
    for text in ["lb", "LB", "lbs", "lbs.", "pound", "Pounds"] {
        assert_eq!(unit(text), Some(Unit::Lb), "{text}");
    }
    for text in ["", "k", "g", "st", "km", "kg lb", "libras"] {
        assert_eq!(unit(text), None, "{text}");
    }
    let far = [
        ("m", DistanceUnit::M),
        ("meters", DistanceUnit::M),
        ("Metres", DistanceUnit::M),
        ("km", DistanceUnit::Km),
        ("KM.", DistanceUnit::Km),
        ("kilometers", DistanceUnit::Km),
        ("mi", DistanceUnit::Mi),
        ("mi.", DistanceUnit::Mi),
        ("miles", DistanceUnit::Mi),
        ("yd", DistanceUnit::Yd),
        ("yards", DistanceUnit::Yd),
        ("ft", DistanceUnit::Ft),
        ("feet", DistanceUnit::Ft),
    ];
    for (text, expected) in far {
        assert_eq!(distance_unit(text), Some(expected), "{text}");
    }
    for text in ["", "kg", "steps", "in"] {
        assert_eq!(distance_unit(text), None, "{text}");
    }
}

#[test]
fn durations() {
    let rows = [
        ("59s", Some(59.0)),
        ("28m", Some(1_680.0)),
        ("1h", Some(3_600.0)),
        ("1h 4m", Some(3_840.0)),
        ("1h 2m 3s", Some(3_723.0)),
        ("31min", Some(1_860.0)),
        ("1h 47min", Some(6_420.0)),
        ("1 Std. 47 Min.", Some(6_420.0)),
        ("601h 39m", Some(2_165_940.0)),
        ("5534", Some(5_534.0)),
        ("", Some(0.0)),
        ("soon", None),
        ("5 days", None),
    ];
    for (text, expected) in rows {
        assert_eq!(duration(text), expected, "{text:?}");
    }
    let clocks = [
        ("0:09:21", Some(561.0)),
        ("9:21", Some(561.0)),
        ("75", Some(75.0)),
        ("0:00:00", Some(0.0)),
        ("1:02:03.5", Some(3_723.5)),
        ("1:2:3:4", None),
        ("-5", None),
        ("", None),
        ("a:b", None),
    ];
    for (text, expected) in clocks {
        assert_eq!(seconds(text), expected, "{text:?}");
    }
}

#[test]
fn moments() {
    let rows = [
        ("2016-10-03 19:30:55", "2016-10-03 19:30:55"),
        ("2016-10-03T19:30:55", "2016-10-03 19:30:55"),
        ("2016-10-03T19:30:55.123", "2016-10-03 19:30:55"),
        ("2016-10-03 19:30", "2016-10-03 19:30:00"),
        ("2016-10-03, 19:30", "2016-10-03 19:30:00"),
        ("2016-10-03", "2016-10-03"),
        ("2016/10/03", "2016-10-03"),
        ("2016.10.03", "2016-10-03"),
        // A clock of twelve hours, as iPhones and others write it.
        ("2025-01-30 5:30:00\u{202f}pm", "2025-01-30 17:30:00"),
        ("2025-01-30 5:30:00\u{a0}PM", "2025-01-30 17:30:00"),
        ("2025-01-30 5:30 p.m.", "2025-01-30 17:30:00"),
        ("2025-01-30 12:05:00 AM", "2025-01-30 00:05:00"),
        ("2025-01-30 12:05:00 pm", "2025-01-30 12:05:00"),
        ("2025-02-30 10:00:00", "none"),
        ("2025-01-30 25:00:00", "none"),
        ("2025-01-30 13:00 PM", "none"),
        ("2025-01-30 0:30 am", "none"),
        ("2025-01-30 1030", "none"),
        ("2025-1-30", "none"),
        ("30.01.2025", "none"),
        ("1600-01-30", "none"),
        ("tomorrow", "none"),
        ("", "none"),
    ];
    for (text, expected) in rows {
        assert_eq!(shown(moment(text)), expected, "{text:?}");
    }
}

fn shown(moment: Option<(NaiveDate, Option<NaiveTime>)>) -> String {
    match moment {
        Some((day, Some(time))) => format!("{day} {time}"),
        Some((day, None)) => day.to_string(),
        None => "none".into(),
    }
}

/// The months of a year as the languages of Hevy write them, short and in full, in order.
const YEARS: [(&str, &str); 41] = [
    ("en", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    (
        "en",
        "January February March April May June July August September October November December",
    ),
    (
        "de",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    ),
    ("de", "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez"),
    (
        "fr",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    ),
    (
        "fr",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    ("es", "ene feb mar abr may jun jul ago sept oct nov dic"),
    (
        "es",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    (
        "pt",
        "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    ),
    ("pt", "Jan Fev Mar Abr Mai Jun Jul Ago Set Out Nov Dez"),
    ("it", "gen feb mar apr mag giu lug ago set ott nov dic"),
    (
        "it",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    ("tr", "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara"),
    (
        "tr",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    ),
    (
        "nl",
        "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
    ),
    (
        "nl",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ),
    ("pl", "sty lut mar kwi maj cze lip sie wrz paź lis gru"),
    (
        "pl",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    ),
    (
        "sv",
        "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
    ),
    (
        "sv",
        "januari februari mars april maj juni juli augusti september oktober november december",
    ),
    (
        "fi",
        "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    ),
    (
        "cs",
        "ledna února března dubna května června července srpna září října listopadu prosince",
    ),
    ("sk", "jan feb mar apr máj jún júl aug sep okt nov dec"),
    (
        "hu",
        "jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.",
    ),
    (
        "ro",
        "ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.",
    ),
    (
        "sl",
        "jan. feb. mar. apr. maj jun. jul. avg. sep. okt. nov. dec.",
    ),
    (
        "ru",
        "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.",
    ),
    (
        "uk",
        "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.",
    ),
    ("bg", "яну фев март апр май юни юли авг сеп окт ное дек"),
    ("el", "Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ"),
    ("el", "Ιαν Φεβ Μάρ Απρ Μάι Ιούν Ιούλ Αύγ Σεπ Οκτ Νοέ Δεκ"),
    (
        "et",
        "jaan veebr märts apr mai juuni juuli aug sept okt nov dets",
    ),
    (
        "lv",
        "janv. febr. marts apr. maijs jūn. jūl. aug. sept. okt. nov. dec.",
    ),
    (
        "lt",
        "saus. vas. kov. bal. geg. birž. liep. rugp. rugs. spal. lapkr. gruod.",
    ),
    (
        "ca",
        "gen. febr. març d’abr. maig juny jul. d’ag. set. d’oct. nov. des.",
    ),
    (
        "gl",
        "xan. feb. mar. abr. maio xuño xul. ago. set. out. nov. dec.",
    ),
    ("ms", "Jan Feb Mac Apr Mei Jun Jul Ogo Sep Okt Nov Dis"),
    ("id", "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des"),
    (
        "is",
        "jan. feb. mar. apr. maí jún. júl. ágú. sep. okt. nóv. des.",
    ),
    ("ja", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
    ("ko", "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월"),
];

#[test]
fn months_in_every_form() {
    for (language, year) in YEARS {
        let names: Vec<&str> = year.split(' ').collect();
        assert_eq!(names.len(), 12, "{language}");
        for (number, name) in (1..).zip(names) {
            let day = format!("2026-{number:02}-07");
            for (text, time) in [
                (format!("7 {name} 2026, 07:48"), " 07:48:00"),
                (format!("07 {name} 2026 19:05"), " 19:05:00"),
                (format!("7. {name} 2026, 07:48"), " 07:48:00"),
                (format!("{name} 7, 2026, 1:01 PM"), " 13:01:00"),
                (format!("{name} 7, 2026, 1:01\u{202f}PM"), " 13:01:00"),
                (format!("7 de {name} de 2026, 07:48"), " 07:48:00"),
                (
                    format!("7 {} 2026, 07:48:30", name.to_uppercase()),
                    " 07:48:30",
                ),
                (format!("7 {name} 2026"), ""),
            ] {
                assert_eq!(
                    shown(named_moment(&text)),
                    format!("{day}{time}"),
                    "{language}: {text}"
                );
            }
        }
    }
    for text in [
        "7 Foo 2026, 07:48",
        "32 Jan 2026, 07:48",
        "29 Feb 2026",
        "7 2026",
        "Jan 2026",
        "7 Jan 26",
        "",
    ] {
        assert_eq!(shown(named_moment(text)), "none", "{text}");
    }
    // What has no name at all.
    assert_eq!(
        shown(named_moment("2026-06-11 13:01:00")),
        "2026-06-11 13:01:00"
    );
}

#[test]
fn kinds_of_sets() {
    let rows = [
        ("", Some(SetKind::Working)),
        ("working", Some(SetKind::Working)),
        ("Normal", Some(SetKind::Working)),
        ("NORMAL_SET", Some(SetKind::Working)),
        ("warmup", Some(SetKind::Warmup)),
        ("Warm-up", Some(SetKind::Warmup)),
        ("Warm Up Set", Some(SetKind::Warmup)),
        ("WARMUP_SET", Some(SetKind::Warmup)),
        ("W", Some(SetKind::Warmup)),
        ("Drop set", Some(SetKind::Drop)),
        ("d", Some(SetKind::Drop)),
        ("To failure", Some(SetKind::Failure)),
        ("F", Some(SetKind::Failure)),
        ("set", None),
        ("myo", None),
        ("-", None),
        ("1", None),
    ];
    for (text, expected) in rows {
        assert_eq!(kind(text).ok(), expected, "{text:?}");
    }
}
