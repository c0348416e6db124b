#ifndef CSYSTEM_H
#define CSYSTEM_H

/// The arguments with which the program was started, the name of the program first: bytes as the system handed them
/// over, not copied. Null if the C library hands none to constructors.
char *const *csystem_arguments(void);

/// How many arguments there are, the name of the program counted; 0 where `csystem_arguments` is null.
int csystem_argument_count(void);

/// Gives a file another name, in one step and never the name of a file that is there. Returns 0 or the `errno`:
/// EEXIST where the name is taken; EINVAL or ENOSYS where the file system or the kernel cannot do it.
int csystem_rename_new(const char *from, const char *to);

/// How deep what libyaml reads may be nested, in all of its parsers from then on. A function of libyaml, declared here
/// since its header is no product of the package that brings it.
void yaml_set_max_nest_level(int levels);

#endif
