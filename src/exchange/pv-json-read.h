/* JSON (RFC 8259) that somebody sent, read into a tree, within bounds: as much of it as a data package needs. Numbers keep their text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PV_JSON_MAX_BYTES (4 * 1024 * 1024)
#define PV_JSON_MAX_DEPTH 32

typedef enum
{
  PV_JSON_NULL,
  PV_JSON_TRUE,
  PV_JSON_FALSE,
  PV_JSON_NUMBER,
  PV_JSON_STRING,
  PV_JSON_ARRAY,
  PV_JSON_OBJECT,
} PvJsonType;

typedef struct
{
  PvJsonType type;
  char *text;                  /* of a string or a number */
  GPtrArray *values;           /* PvJson, of an array or an object */
  GPtrArray *names;            /* char*, of an object: one a value */
} PvJson;

/* NULL for what is no JSON, or too much of it; @line (may be NULL) receives where. (transfer full) */
PvJson       *pv_json_parse  (const char   *text,
                              gsize         length,
                              guint        *line);
void          pv_json_free   (PvJson       *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvJson, pv_json_free)

/* The first member of that name; NULL when @json is no object, or has none. Borrowed. */
const PvJson *pv_json_member (const PvJson *json,
                              const char   *name);
/* The text of a member that is a string, else NULL. Borrowed. */
const char   *pv_json_string (const PvJson *json,
                              const char   *name);

G_END_DECLS
