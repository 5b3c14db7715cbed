/* Where the program's own files are: fonts, layouts, styles. */
#ifndef JIANBAO_BASE_RESOURCE_H
#define JIANBAO_BASE_RESOURCE_H

/* Tells where the program is: argv[0] of main. Used where the system cannot say it (a chroot without /proc).
 */
void resource_set_program(const char *argv0);

/* Tells of a share folder (with fonts/ and layouts/) that comes before all others; copied, NULL: none. And of
 * the one that comes last, where an installation put it; static text. */
void resource_set_share(const char *folder);
void resource_set_installed(const char *folder);

/* The path of a file of the program, new text or NULL. `kind` is "fonts", "layouts" or "styles". Looked for
 * in the folder that the environment variable JIANBAO_<KIND> names, in the share folder that was told or that
 * JIANBAO_SHARE names, beside the program when it runs from its build folder, and in the installed share
 * folder. */
char *resource_find(const char *kind, const char *name);

#endif
