/* What follows from a relation alone. */
#include "reading/target_wording.h"

bool relation_has_reference(Relation r)
{
    return r == RELATION_SYNC || r == RELATION_ABOVE || r == RELATION_ABOVE_OR_EQUAL || r == RELATION_BELOW ||
           r == RELATION_BELOW_OR_EQUAL;
}
