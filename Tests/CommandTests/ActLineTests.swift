import Foundation
import TestKit
import Testing

/// The lines of an acts file, and the files that they name.
@Suite struct ActLineTests {
  private static let amendment = "{\"act\":\"amendment\",\"by\":[\"JP\"],\"amendment\":\"A\",\"on\":\"2026-02-01\""

  @Test(
    "import names file and line of every value that is wrong, whenever it is read, with status 65",
    arguments: [
      ("{\"act\":\"notice\",\"by\":[\"US\"],\"delivered\":\"01/02/2026\"}", "is ambiguous"),
      ("{\"act\":\"notice\",\"by\":[\"US\"],\"delivered\":\"2026-02-30\"}", "2026-02-30"),
      ("{\"act\":\"notice\",\"by\":[\"US\"],\"delivered\":\"2027-02-01\"}", "has not begun"),
      ("{\"act\":\"notice\",\"by\":[\"US\"],\"delivered\":\"2026-02-01T10:00+09:00[Asia/Nowhere]\"}", "Asia/Nowhere"),
      ("{\"act\":\"notice\",\"by\":[\"US\"],\"delivered\":\"2026-02-01\",\"effective\":\"x\"}", "\"x\""),
      ("{\"act\":\"notice\",\"by\":[\"US\"],\"delivered\":\"2026-02-01\",\"form\":\"shouted\"}", "is none of"),
      (
        "{\"act\":\"notice\",\"by\":[\"US\",\"JP\"],\"delivered\":\"2026-01-15\"}",
        ": a notice is given by one party: by holds one"
      ),
      ("{\"act\":\"notice\",\"by\":[\"US\"]}", ": delivered, or another day of the notice, is missing"),
      ("{\"act\":\"notice\",\"by\":[\"US\"],\"delivered\":\"2026-02-01\",\"to\":[\"XX\"]}", "XX is not a participant"),
      ("{\"act\":\"signature\",\"by\":[\"J P\"],\"on\":\"2026-02-01\"}", "is no identifier of a party"),
      ("{\"act\":\"signature\",\"by\":[\"JP\",\"JP\"],\"on\":\"2026-02-01\"}", "JP is named twice"),
      ("{\"act\":\"signature\",\"by\":[\"JP\"]}", ": on is missing"),
      ("{\"act\":\"revocation\",\"by\":[\"US\"],\"delivered\":\"2026-02-01\",\"notice\":\"x\"}", "notice \"x\""),
      ("{\"act\":\"suspension\",\"by\":[\"US\"],\"on\":\"2026-02-01\",\"until\":\"soon\"}", "\"soon\""),
      ("{\"act\":\"extension\",\"by\":[\"US\"],\"on\":\"2026-02-01\",\"for\":\"P1Y6M\"}", "has several units"),
      (
        "{\"act\":\"extension\",\"by\":[\"US\"],\"on\":\"2026-02-01\",\"for\":\"P1Y\",\"until\":\"2027-01-01\"}", "both"
      ),
      ("{\"act\":\"event\",\"event\":\"Not A Name\",\"on\":\"2026-02-01\"}", "is no name of an event"),
      ("{\"act\":\"position\",\"by\":[\"JP\"],\"on\":\"2026-02-01\",\"effective\":\"later\"}", "\"later\""),
      (amendment.replacingOccurrences(of: "\"A\"", with: "\"a b\"") + "}", "is no identifier of an amendment"),
      (amendment + ",\"title\":\"\"}", "title is empty"), (amendment + ",\"remark\":\" \"}", "remark is empty"),
      (amendment + ",\"reference\":[\"a\", \"\"]}", "reference is empty"),
      (amendment + ",\"clauses\":\"none.yaml\"}", "There is no file"),
      (amendment + ",\"clauses\":\"wrong.yaml\"}", "wrong.yaml:1:1: a key is not known here"),
      (amendment + ",\"clauses\":{\"x\":\"y\"}}", "x is not known here"),
      ("{\"act\":\"signature\",\"by\":[\"JP\"],\"on\":\"2025-10-28\"}", "it was signed before"),
    ])
  func late(line: String, words: String) throws {
    try session { office in
      try office.sign()
      try office.write("natur: b\n", to: "wrong.yaml")
      try office.write("\n\(line)\n", to: "acts.jsonl")
      try office.refused(
        65, "import acts.jsonl --agreement jp-us-tpd", saying: "depositary: acts.jsonl:2: ")
      let run = try office.refused(65, "import acts.jsonl --agreement jp-us-tpd", saying: words)
      #expect(run.stderr.components(separatedBy: "acts.jsonl:2").count == 2, "\(run.stderr)")
      try office.refused(65, "import acts.jsonl --agreement jp-us-tpd --lang ja", saying: "depositary: acts.jsonl:2")
      let agreement = ["none", "JP!"]
      for id in agreement { try office.refused(65, "import acts.jsonl --agreement", [id], saying: "acts.jsonl:2: ") }
    }
  }

  @Test("what cannot be read keeps its status, and is told with its line too")
  func unreadable() throws {
    try session { office in
      try office.sign()
      try FileManager.default.createDirectory(atPath: office.path("folder"), withIntermediateDirectories: false)
      try office.write(Self.amendment + ",\"clauses\":\"folder\"}\n", to: "acts.jsonl")
      let words = "acts.jsonl:1: folder is a folder, where a file is wanted."
      try office.refused(74, "import acts.jsonl --agreement jp-us-tpd", saying: words)
      try office.refused(74, "compute --clauses \(Fixture.deal) --acts acts.jsonl", saying: words)
      try office.refused(64, "import acts.jsonl", saying: "--agreement")
    }
  }

  @Test("a line names clause files below its own folder, and others only where that is allowed")
  func outside() throws {
    try session { office in
      try office.sign()
      for folder in ["in", "in/deep"] {
        try FileManager.default.createDirectory(atPath: office.path(folder), withIntermediateDirectories: false)
      }
      let text = "termination: {article: {en: X}, says: {en: X}, rule: {after: P30D, from: {day-of: notice}}}\n"
      for file in ["out.yaml", "in/own.yaml", "in/deep/own.yaml"] { try office.write(text, to: file) }
      for (link, target) in [("away.yaml", "../out.yaml"), ("up", ".."), ("inside.yaml", "deep/own.yaml")] {
        try FileManager.default.createSymbolicLink(atPath: office.path("in/" + link), withDestinationPath: target)
      }
      try FileManager.default.createSymbolicLink(atPath: office.path("alias"), withDestinationPath: "in")
      let compute = "compute --clauses \(Fixture.deal) --acts"
      for name in ["own.yaml", "deep/own.yaml", "./own.yaml", "inside.yaml", "a..b.yaml"] {
        try office.write(text, to: "in/a..b.yaml")
        try office.write(Self.amendment + ",\"clauses\":\"\(name)\"}\n", to: "in/acts.jsonl")
        for acts in ["in/acts.jsonl", "alias/acts.jsonl", office.path("in/acts.jsonl")] {
          try office.ok("\(compute) \(acts)")
        }
        try office.ok("compute --acts acts.jsonl --clauses", [Fixture.deal], environment: ["PWD": office.path("in")])
      }
      for name in ["../out.yaml", "deep/../../out.yaml", "away.yaml", "up/out.yaml", office.path("in/own.yaml")] {
        try office.write("\n" + Self.amendment + ",\"clauses\":\"\(name)\"}\n", to: "in/acts.jsonl")
        let words = "in/acts.jsonl:2: clauses names \"\(name)\", outside the folder of this file; --allow-outside"
        try office.refused(65, "\(compute) in/acts.jsonl", saying: words)
        let importing = "import in/acts.jsonl --agreement jp-us-tpd"
        try office.refused(65, importing, saying: words)
        try office.refused(65, importing + " --lang ja", saying: "このファイルのフォルダの外にある")
        try office.ok("\(compute) in/acts.jsonl --allow-outside")
      }
      try office.ok("import in/acts.jsonl --agreement jp-us-tpd --allow-outside")
    }
  }

  @Test(
    "of a file that a line names a refusal repeats nothing",
    arguments: [
      ("root:x:0:0:root:/root:/bin/bash\nsecret: x\n", ":"), ("SECRET: 1\n", ":1:1: a key is not known here"),
      ("nature: SECRET\n", "a key is not known here"), ("SECRET: 1\nSECRET: 2\n", ":2:1: a key stands here twice."),
      (
        "termination: {article: {en: X}, says: {en: X}, rule: {after: SECRET, from: {day-of: notice}}}\n",
        "a period such as"
      ),
      ("a: [ SECRET\n", "this is not YAML."), ("\"SECRET\n", "this is not YAML."),
      ("SECRET\n", ":1:1: keys with values"),
      ("termination: {article: {en: X}, says: {en: X}, rule: {after: P3D, from: {day-of: SECRET}}}\n", "one of "),
      (
        "termination: {article: {en: X}, says: {en: X}, rule: {after: P3D, from: {day-of: notice}}, SECRET: x}\n",
        "a key is not known here"
      ),
      ("&SECRET a: b\n", "anchors are not used"), ("*SECRET\n", ":1:1"), ("!SECRET a\n", "tags are not used"),
    ])
  func quoting(text: String, words: String) throws {
    try session { office in
      try office.sign()
      try office.write(text, to: "named.yaml")
      try office.write(Self.amendment + ",\"clauses\":\"named.yaml\"}\n", to: "acts.jsonl")
      for line in [
        "import acts.jsonl --agreement jp-us-tpd", "compute --acts acts.jsonl --clauses \(Fixture.deal)",
      ] {
        let run = try office.refused(65, line, saying: "acts.jsonl:1: named.yaml:")
        #expect(run.stderr.contains(words), "\(run.stderr)")
        let japanese = try office.refused(65, line + " --lang ja", saying: "acts.jsonl:1: named.yaml:")
        for told in [run.stderr, japanese.stderr] {
          #expect(!told.contains("SECRET") && !told.contains("root"), "\(told)")
        }
      }
    }
  }

  @Test("a byte order mark before the first line is passed over, and nowhere else")
  func byteOrderMark() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)")
      let line = "{\"act\":\"signature\",\"by\":[\"JP\",\"US\"],\"on\":\"2025-10-28\"}\n"
      try office.write("\u{FEFF}" + line, to: "acts.jsonl")
      #expect(try office.ok("compute --clauses \(Fixture.deal) --acts acts.jsonl").stdout.contains("operative"))
      try office.ok("import acts.jsonl --agreement jp-us-tpd")
      try office.write("\n\u{FEFF}" + line, to: "acts.jsonl")
      try office.refused(65, "import acts.jsonl --agreement jp-us-tpd", saying: "acts.jsonl:2: this is no JSON object")
    }
  }
}
