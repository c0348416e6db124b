/// The days from 1970-01-01 to the first of a month, in the proleptic Gregorian calendar.
func civilDay(year: Int64, month: Int) -> Int64 {
  let daysBefore: [Int64] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
  let leapYears = month > 2 ? year : year - 1
  let leapDays = floorDivide(leapYears, 4) - floorDivide(leapYears, 100) + floorDivide(leapYears, 400)
  return year * 365 + leapDays + daysBefore[month - 1] - 719_527
}

/// The year of a day. The day is at most a few centuries from 1970.
func civilYear(ofDay day: Int64) -> Int64 {
  let guess = 1970 + floorDivide(day * 400, 146_097)
  if day < civilDay(year: guess, month: 1) { return guess - 1 }
  return day >= civilDay(year: guess + 1, month: 1) ? guess + 1 : guess
}

func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}

func floorModulo(_ dividend: Int64, _ divisor: Int64) -> Int64 {
  let remainder = dividend % divisor
  return remainder < 0 ? remainder + divisor : remainder
}
