import EventLog
import GRDB

/// Runs an operation on the register. An error of SQLite becomes a fact about the file; every other error passes.
func translatingErrors<T>(of file: RegisterFile, _ operation: () throws -> T) throws -> T {
  do {
    return try operation()
  } catch let error as DatabaseError {
    throw StoreFailure(error, file)
  } catch is RowDecodingError {
    throw StoreFailure.damaged(path: file.path, .database(code: ResultCode.SQLITE_MISMATCH.rawValue))
  }
}

extension StoreFailure {
  fileprivate init(_ error: DatabaseError, _ file: RegisterFile) {
    let path = file.path
    let code = error.extendedResultCode.rawValue
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notARegister(path: path, .notSQLite)
    case .SQLITE_CORRUPT, .SQLITE_FORMAT: self = .damaged(path: path, .database(code: code))
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_PERM, .SQLITE_AUTH: self = .permissionDenied(path: path)
    case .SQLITE_CANTOPEN: self = file.cannotOpen(code: code)
    default: self = .io(path: path, code: code)
    }
  }
}
