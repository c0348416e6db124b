import datetime as d, zoneinfo, random, csv, sys
random.seed(1)
zoneinfo.reset_tzpath(["/usr/share/zoneinfo"])
zones="UTC Asia/Tokyo America/New_York Europe/London Pacific/Kiritimati Australia/Lord_Howe Pacific/Apia Europe/Dublin Africa/Casablanca Antarctica/Troll America/Santiago Asia/Gaza America/Scoresbysund Pacific/Chatham".split()
U=d.timezone.utc; E=d.datetime(1970,1,1,tzinfo=U)
def sec(*a): return int((d.datetime(*a,tzinfo=U)-E).total_seconds())
def off(z,t):
  return int((E+d.timedelta(seconds=t)).astimezone(zoneinfo.ZoneInfo(z)).utcoffset().total_seconds())
rows=set()
for z in zones:
  def add(t): rows.add((z,t,off(z,t)))
  for y in (1800,1850,1880,1884,1890,1899,1901,1915,1916,1919,1945,1947,1968,1971,1972,2007,2011,2012,2024,2025,2026,2037,2038,2050,2087,2088,2100,2399,2400):
    add(sec(y,1,1)); add(sec(y,7,1,12))
  def edges(a,b):
    t=a
    while t<b:
      n=min(t+6*86400,b)
      if off(z,t)!=off(z,n):
        lo,hi=t,n
        while hi-lo>1:
          m=(lo+hi)//2
          if off(z,m)==off(z,lo): lo=m
          else: hi=m
        for x in (lo,hi): add(x)
      t=n
  for y in (1883,1918,1944,1948,1987,1995,2011,2019,2024,2026,2037,2038,2050,2086,2087,2088,2100): edges(sec(y,1,1),sec(y+1,1,1))
w=csv.writer(open("Fixtures/zones/offsets.csv","w"),lineterminator="\n"); w.writerow(["zone","unix_time","offset","utc"])
for z,t,o in sorted(rows): w.writerow([z,t,o,(E+d.timedelta(seconds=t)).strftime("%Y-%m-%dT%H:%M:%SZ")])
print(len(rows))
