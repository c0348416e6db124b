import GRDB
func y() -> Int { 1 }
