import EventLog
import Testing

/// Vigna's SplitMix64: a seed reproduces any failure.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SplitMix64 {
  mutating func json(depth: Int = 0) -> JSONValue {
    switch Int.random(in: 0..<(depth < 6 ? 7 : 5), using: &self) {
    case 0: .null
    case 1: .bool(Bool.random(using: &self))
    case 2:
      .integer(
        JSONInteger(Int64.random(in: -JSONInteger.largest...JSONInteger.largest, using: &self)) ?? JSONInteger(0))
    case 3, 4: .string(text())
    case 5: .array((0..<Int.random(in: 0..<5, using: &self)).map { _ in json(depth: depth + 1) })
    default: .object(object(depth: depth + 1))
    }
  }

  mutating func object(depth: Int) -> JSONObject {
    var object = JSONObject()
    for _ in 0..<Int.random(in: 0..<6, using: &self) { object[text()] = json(depth: depth) }
    return object
  }

  mutating func text() -> String {
    let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0x20...0x7E, 0xA0...0x36F, 0xE000...0xFFFF, 0x1_0000...0x10_FFFF]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<8, using: &self) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &self)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { text.append(scalar) }
    }
    return String(text)
  }
}

@Suite struct RandomJSONTests {
  @Test func readsBackWhatItWrites() throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = SplitMix64(state: seed)
    for round in 0..<2_000 {
      let value = random.json()
      let bytes = CanonicalJSON.bytes(of: value)
      guard try CanonicalJSON.canonicalValue(of: bytes) == value else {
        Issue.record("seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }

  @Test func survivesEverySingleByteMutation() {
    let sample = Array(#"{"a":[1,-20,true,null,"é€\n\u0001\ud83d\ude02"],"b":{"c":"x","d":{}},"e":false}"#.utf8)
    var refused = 0
    for index in sample.indices {
      for byte in UInt8.min...UInt8.max {
        var mutated = sample
        mutated[index] = byte
        if refusal(of: mutated) != nil { refused += 1 }
      }
      #expect(refusal(of: Array(sample[..<index])) == .truncated)
    }
    #expect(refused > sample.count * 128)
  }
}
