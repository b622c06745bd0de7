//! CSV text good and bad: what is read, and the sentence for what is not.

use std::io::Read;

use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::{Error, ErrorKind, Instrument, Label, Result, Summary, SummaryOptions};

fn instrument() -> Instrument {
    Instrument::from_toml(
        r#"
        id = "exit"
        scales.five = { min = 1, max = 5, not_applicable = [9] }
        scales.seconds = { min = 0, step = 0 }
        items = [{ id = "score", scale = "five" }, { id = "wait", scale = "seconds" }]
        "#,
    )
    .unwrap()
}

fn read(text: impl Read) -> Result<Summary> {
    summarize_csv(text, instrument(), SummaryOptions::default(), &CsvOptions::default(), |_| ())
}

fn refused(text: &[u8]) -> Error {
    read(text).unwrap_err()
}

fn counts(summary: &Summary) -> (Vec<u64>, u64) {
    let counts = summary.total().unwrap().counts("score").unwrap();
    (counts.counts(), counts.n_missing())
}

#[test]
fn quotes_blank_lines_line_ends_and_marks_are_read_as_people_write_them() {
    let plain = b"score,wait\n5,1.5\n4,2\n,\n" as &[u8];
    let expected = (vec![0, 0, 0, 1, 1], 1);
    assert_eq!(counts(&read(plain).unwrap()), expected);
    for text in [
        b"\xef\xbb\xbfscore,wait\r\n5,1.5\r\n4,2\r\nNA,n/a\r\n" as &[u8],
        b"score,wait\r5,1.5\r4,2\r,",
        b"wait,remark,score\n1.5,\"good, \"\"quick\"\"\nand kind\",5\n\n2,,4\n,none,\n",
        b"\"score\",\"wait\"\n\"5\",\"1.50\"\n 4 ,2e0\nnull,NaN",
        b"score,wait\n5.0,1.5\n4,2\n\"\",\"\"",
    ] {
        let summary = read(text).unwrap();
        assert_eq!(counts(&summary), expected, "{}", String::from_utf8_lossy(text));
        assert_eq!(summary.total().unwrap().moments("wait").unwrap().mean(), Some(1.75));
    }
}

#[test]
fn a_text_that_is_no_table_is_refused_with_its_line() {
    for (text, line, words) in [
        (b"" as &[u8], 1, "empty"),
        (b"\n\n", 1, "empty"),
        (b"score,wait\n", 1, "no row"),
        (b"score,wait\n5,1\n4\n", 3, "1 fields; the header has 2"),
        (b"score,wait\n5,1\n4,2,3\n", 3, "3 fields; the header has 2"),
        (b"score,wait\n5,1\n\"4,2\n3,3\n", 3, "never closed"),
        (b"score,wait\n5,\"1", 2, "never closed"),
        (b"score,wait\nfive,1\n", 2, "\"five\" in column \"score\" is not a number"),
        (b"score,wait\n=1+1,1\n", 2, "not a number"),
        (b"score,wait\n0x5,1\n", 2, "not a number"),
        (b"score,wait\n1e400,1\n", 2, "not a number"),
        (b"score,wait\n5,1\n\xff\xfe,1\n", 3, "not a number"),
        (b"score,\xff\xfewait\n5,1\n", 1, "not UTF-8"),
    ] {
        let error = refused(text);
        assert_eq!(error.kind(), ErrorKind::InvalidTable, "{error}");
        let sentence = error.to_string();
        assert!(sentence.starts_with(&format!("line {line}: ")) && sentence.contains(words), "{sentence}");
    }
}

#[test]
fn columns_are_found_once_or_refused() {
    let error = refused(b"score,time\n5,1\n");
    assert_eq!(error.to_string(), "there is no column \"wait\"; the table has score, time");
    let error = refused(b"score,wait,score\n5,1,4\n");
    assert_eq!(error.to_string(), "column \"score\" stands twice in the table, as column 1 and column 3");
    // A column that nobody asks for may stand twice.
    assert!(read(b"score,wait,x,x\n5,1,,\n" as &[u8]).is_ok());
    let header: Vec<String> = (0..10_000).map(|i| format!("c{i}")).collect();
    let error = refused(header.join(",").as_bytes());
    assert_eq!(error.to_string(), "line 1: 10000 columns; a table may have 4096");
}

#[test]
fn a_rating_off_its_scale_is_named_with_line_and_column() {
    let error = refused(b"score,wait\n5,1\n9,1\n\n6,1\n");
    assert_eq!(error.to_string(), "rating 6 at line 5 of column \"score\" is not on the scale 1..=5");
    let error = refused(b"score,wait\n5,-1\n");
    assert!(error.to_string().contains("rating -1 at line 2 of column \"wait\""), "{error}");
}

#[test]
fn lines_are_counted_alike_whatever_ends_them() {
    let bad = [
        "score,wait\n5,1\n6,1\n",
        "score,wait\n5,1\n\n\n4,2\n6,1\n5,1\n",
        "\"score\",wait\n5,\"1\"\n4,2\n6,3\n",
    ];
    for (text, line) in bad.into_iter().zip([3, 6, 4]) {
        for end in ["\n", "\r\n"] {
            let error = refused(text.replace('\n', end).as_bytes());
            assert!(error.to_string().starts_with(&format!("rating 6 at line {line} ")), "{end:?}: {error}");
        }
    }
}

#[test]
fn a_row_of_a_hundred_megabytes_is_refused_without_being_kept() {
    let long = std::io::repeat(b'x').take(100 << 20);
    let error = read((b"score,wait\n5,1\n\"" as &[u8]).chain(long)).unwrap_err();
    assert_eq!(error.to_string(), "line 3: a row of more than 16 MiB; perhaps a quote is never closed");
}

#[test]
fn other_encodings_and_delimiters_are_read_by_name() {
    // "점수" (score) in EUC-KR as Korean spreadsheets write it.
    let text = b"\xc1\xa1\xbc\xf6;wait;branch\n5;1;\xc1\xa1\n4;2;b\n";
    let toml =
        "id = \"k\"\nscales.five = { min = 1, max = 5 }\nitems = [{ id = \"점수\", scale = \"five\" }]";
    let instrument = Instrument::from_toml(toml).unwrap();
    let csv = CsvOptions { delimiter: b';', encoding: "euc-kr".to_owned() };
    let options = SummaryOptions { by: vec!["branch".to_owned()], ..SummaryOptions::default() };
    let summary = summarize_csv(&text[..], instrument.clone(), options.clone(), &csv, |_| ()).unwrap();
    let labels: Vec<_> = summary.segments().map(|segment| segment.labels()[0].clone()).collect();
    assert_eq!(labels, [Label::from("b"), Label::from("점")]);
    let page = CsvOptions { encoding: "CP949".to_owned(), ..csv.clone() };
    assert_eq!(
        summarize_csv(&text[..], instrument.clone(), options.clone(), &page, |_| ()).unwrap(),
        summary
    );
    let wrong = CsvOptions { delimiter: b';', ..CsvOptions::default() };
    let error = summarize_csv(&text[..], instrument.clone(), options.clone(), &wrong, |_| ()).unwrap_err();
    assert!(error.to_string().contains("is not UTF-8 text; name another encoding"), "{error}");
    let unknown = CsvOptions { encoding: "klingon".to_owned(), ..CsvOptions::default() };
    let error = summarize_csv(&text[..], instrument, options, &unknown, |_| ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidOption);
}

#[test]
fn any_delimiter_but_quotes_and_line_ends_will_do() {
    let expected = counts(&read(b"score,wait\n5,1\n4,2\n" as &[u8]).unwrap());
    for delimiter in [b':', b'\t', b'|', b'g', b' '] {
        let text = b"score,wait\n5,1\n4,2\n".map(|byte| if byte == b',' { delimiter } else { byte });
        let csv = CsvOptions { delimiter, ..CsvOptions::default() };
        let summary =
            summarize_csv(&text[..], instrument(), SummaryOptions::default(), &csv, |_| ()).unwrap();
        assert_eq!(counts(&summary), expected);
    }
}

#[test]
fn batches_and_progress_leave_no_trace() {
    let mut text = b"score,wait\n".to_vec();
    for i in 0..20_000 {
        text.extend(format!("{},{}\n", i % 5 + 1, i % 60).as_bytes());
    }
    let mut told = Vec::new();
    let whole =
        summarize_csv(&text[..], instrument(), SummaryOptions::default(), &CsvOptions::default(), |n| {
            told.push(n);
        })
        .unwrap();
    assert_eq!(whole.rows(), 20_000);
    assert!(told.len() > 2 && told.windows(2).all(|pair| pair[0] <= pair[1]), "{told:?}");
    assert_eq!(counts(&whole), (vec![4000; 5], 0));
}
