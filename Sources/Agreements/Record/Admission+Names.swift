extension Admission {
  /// Checks that no name has a control character: the names of who recorded the entry, of documents, and those in a
  /// clause file. Throws `RecordingRefusal.controlCharacter`.
  func checkNames(of entry: Entry) throws(RecordingRefusal) {
    var names = [entry.recording.by.value, entry.recording.onBehalfOf?.value].compactMap { $0 }
    for document in entry.content.evidence.documents.compactMap(\.value) {
      names += [document.name, document.mediaType]
    }
    if case .agreement(let file, _)? = entry.content.fact { names += file.names }
    if let name = names.first(where: \.hasControls) { throw .controlCharacter(name) }
  }
}

extension Agreement {
  /// The names of the agreement, its parties and its organs.
  fileprivate var names: [String] {
    let texts =
      [title] + parties.flatMap { $0.names.map(\.name) + [$0.actingThrough].compactMap { $0 } }
      + organs.map(\.name)
    return texts.flatMap { [$0.en, $0.ja].compactMap { $0 } }
  }
}
