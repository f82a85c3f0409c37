// What people, imports and old versions of an application leave in a database. Every text is unique: tags are named after them.
export const awkwardTexts = [
  "",
  " ",
  "NULL",
  "null",
  "O'Hara",
  'Robert"); DROP TABLE users;--',
  "`back` [bracket] \"double\" 'single'",
  "line one\nline two\r\nline three\rline four",
  "tab\there, NUL\u0000there",
  "trailing blank ",
  "007",
  "1e5",
  "12,345.67",
  "+49 30 901820",
  "true",
  "9223372036854775808",
  "café",
  "cafe\u0301",
  "Ａｎｎａ",
  "ﬁle",
  "ẞtraße",
  "İstanbul ıssız",
  "🦆",
  "👩‍👩‍👧‍👦 family of four code points and three joiners",
  "🏳️‍🌈 🇺🇳 👍🏽",
  "Z\u0351\u036b\u0343a\u0363\u034blgo\u0321\u031b\u0324",
  "שלום עולם",
  "مرحبا بالعالم",
  "\u202eevil.txt\u202c turned round",
  "zero\u200bwidth\u00adsoft hyphen",
  "\ufeffbyte order mark",
  "日本語のメモ",
  "𝒻𝒶𝓃𝒸𝓎 𐍈 beyond the basic plane",
  "Ελληνικά, кириллица, ქართული, हिन्दी",
  "--> statement-breakpoint",
  "/* not a comment */ -- nor this",
  "%s %d {{name}} ${name} $1 ?1 :name",
  "<script>alert('1')</script>",
  "back\\slash \\n \\u0041",
  "replacement \ufffd character",
];

/** As typed into a text column; most of them mean another thing once the column is an integer. */
export const awkwardAges = [
  "042", "42", " 7 ", "1e2", "12.5", "forty", "", "0x1F", "٤٢", "-1", "+5", "-0", "9223372036854775808", "3.0", null, "00", "1_000", "∞",
];

export const awkwardDates = [
  "0001-01-01T00:00:00Z",
  "1582-10-10T12:00:00Z",
  "1900-02-29T00:00:00Z",
  "1969-12-31T23:59:59.999Z",
  "2016-12-31T23:59:60Z",
  "2024-02-29T00:00:00+14:00",
  "2038-01-19T03:14:08Z",
  "9999-12-31T23:59:59.999999999Z",
  "+12024-01-01T00:00:00Z",
  "2024-01-01",
  "01/02/03",
  "0000-00-00 00:00:00",
  "",
];

export const awkwardInstants = [0, -1, -62_135_596_800_000, 253_402_300_799_999, 8_640_000_000_000_000, 2_147_483_648_000];

export const words = (
  "milk bread call back Friday the plumber idea garden draft letter to do list invoice train Zürich Kraków naïve résumé jalapeño " +
  "meeting notes budget roof paint recipe lemon book return library winter tyres passport photo birthday cake piano lesson " +
  "Übung señor smörgåsbord façade coffee 42 and or not for with без того und 東京 maybe tomorrow again soon never"
).split(" ");
