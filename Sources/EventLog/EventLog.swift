import Crypto
func x() -> Int { SHA256.byteCount }
