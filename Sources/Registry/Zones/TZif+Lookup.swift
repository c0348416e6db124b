extension TZif {
  /// The offset at a Unix time, in seconds east of UTC.
  func offset(at time: Int64) -> Int32 {
    guard let last = transitions.last else { return footer?.offset(at: time) ?? first }
    if time >= last, let footer { return footer.offset(at: time) }
    let next = firstTransition(after: time)
    return next == 0 ? first : offsets[next - 1]
  }

  private func firstTransition(after time: Int64) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] > time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
