/* A text that is older than its other language: Finnish was written anew and Swedish was not, or the other way about. Which ones
 * there are, the log knows (pv_document_get_older_texts()). */
#pragma once

#include "model/pv-kinds.h"

G_BEGIN_DECLS

typedef struct
{
  PvId id;
  PvField field;
  PvLang lang;                 /* of the older one: FI or SV */
} PvOlderText;

G_END_DECLS
