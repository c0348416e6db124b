#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif

// Swift's own CommandLine reads /proc on Linux, and is empty where /proc cannot be read: a command would then be
// acknowledged that nobody carried out. glibc and Apple's loader hand the arguments to every constructor. The other
// ways to them are worse: `main` in C, or in Swift with @_cdecl, is the name that @main defines already, and
// SwiftPM renames that one in test builds, so that the entry would be another there. Other C libraries call
// constructors without arguments; there CommandLine has to do.
#if defined(__GLIBC__) || defined(__APPLE__)
static int count;
static char *const *arguments;

__attribute__((constructor)) static void keep(int argc, char **argv) {
  count = argc;
  arguments = argv;
}

int csystem_argument_count(void) { return arguments ? count : 0; }
char *const *csystem_arguments(void) { return arguments; }
#else
int csystem_argument_count(void) { return 0; }
char *const *csystem_arguments(void) { return 0; }
#endif

int csystem_rename_new(const char *from, const char *to) {
#if defined(SYS_renameat2)
  // By number: Debian's older C libraries know no function for it. 1 is RENAME_NOREPLACE.
  return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1) == 0 ? 0 : errno;
#else
  (void)from;
  (void)to;
  return ENOSYS;
#endif
}
