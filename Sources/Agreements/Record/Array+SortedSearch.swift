extension Array {
  /// How many elements come before a value, in an array in the order of that value. Only a few of them are looked at.
  func count<Value: Comparable>(before value: Value, by key: (Element) -> Value) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if key(self[middle]) < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
