/* Where the program's own files are: fonts, layouts, styles. */
#ifndef JIANBAO_BASE_RESOURCE_H
#define JIANBAO_BASE_RESOURCE_H

/* Tells where the program is: argv[0] of main. Used where the system cannot say it (a chroot without /proc).
 */
void resource_set_program(const char *argv0);

/* The path of a file of the program, new text or NULL. `kind` is "fonts", "layouts" or "styles". Looked for
 * in the folder that the environment variable JIANBAO_<KIND> names, beside the program when it runs from its
 * build folder, and in the installed share folder. */
char *resource_find(const char *kind, const char *name);

#endif
