/* Faces: the font roles of Chinese printing, and the files that serve them.
 *
 * A private fontconfig holds only our faces, so the look never depends on the machine's settings. Each role
 * has a subset (GB 2312 and the signs statistics use, made at build time) and a full face for rare
 * characters, opened when first needed. */
#ifndef JIANBAO_TEXT_FACE_H
#define JIANBAO_TEXT_FACE_H

#include <glib.h>
#include <pango/pango.h>

#include "base/diag.h"
#include "display/display.h"

typedef enum {
    ROLE_SONG,      /* 宋: body of reports, notes */
    ROLE_SONG_BOLD, /* 标宋: titles */
    ROLE_HEI,       /* 黑: labels */
    ROLE_HEI_BOLD,  /* 黑 bold: headings */
    ROLE_KAI,       /* 楷 */
    ROLE_FANG,      /* 仿宋: body of 公文 */
    ROLE_SERIF,     /* Western digits and letters beside 宋 仿宋 楷 */
    ROLE_SERIF_BOLD,
    ROLE_SANS, /* … beside 黑 */
    ROLE_SANS_BOLD,
    ROLE_COUNT
} FontRole;

typedef struct FaceSet FaceSet;

/* A file that serves a role instead of the shipped one (an office's own 方正小标宋). */
typedef struct {
    const char *path; /* NULL: the shipped one */
    int index;        /* of the face in a collection */
} FaceFile;

/* Opens the faces; `files` (ROLE_COUNT of them, or NULL) go before the shipped ones. NULL after reporting
 * E_FONT_MISSING for every role without a face. The caller owns it. */
FaceSet *faceset_open(const FaceFile *files, Diagnostics *diags);
void faceset_free(FaceSet *set);

/* The face that shows `c` for `role`: the role's own, else a fallback (*substitute = true), else NULL. */
const Face *faceset_for(FaceSet *set, FontRole role, gunichar c, bool *substitute);

/* The Pango context to itemise and shape with, and the family name that selects a face there. */
PangoContext *faceset_context(FaceSet *set);
const char *face_family(const Face *face);

/* What is kept with the faces and freed with them (see shape.c), NULL before it is given. */
void *faceset_kept(const FaceSet *set);
void faceset_keep(FaceSet *set, void *kept, void (*free_kept)(void *));

/* The Cairo font of a face at a size in points (owned by the set). */
struct _cairo_scaled_font *face_scaled(const Face *face, double size);

/* ---- what any backend may ask of the face of a glyph run (display.h) ---- */

/* The font file, and the face's place in it when it is a collection (0 otherwise). */
const char *face_file(const Face *face);
int face_index(const Face *face);

/* Units per em, in which the next two measure. */
int face_units_per_em(const Face *face);

/* How far a glyph moves the pen, as the font says; 0 for a glyph that there is not. */
double face_glyph_advance(const Face *face, unsigned glyph);

/* The outline of a glyph as segments in `arena`, y up, curves of the third degree; *count gets their number
 * (0: nothing to paint, or no such glyph). */
const PathSegment *face_glyph_outline(const Face *face, unsigned glyph, Arena *arena, int *count);

/* For `jianbao fonts`: the role's Chinese name, what it is for, and the file found (NULL: missing). */
const char *role_key(FontRole role); /* as styles write it */
const char *role_name(FontRole role);
const char *role_purpose(FontRole role);
char *role_find_file(FontRole role, bool *subset, int *index);

#endif
