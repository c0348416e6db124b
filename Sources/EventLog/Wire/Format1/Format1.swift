/// The first format (docs/format.md).
enum Format1: EntryFormat {
  static let number: Int32 = 1
}
