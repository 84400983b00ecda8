/* JSON text, for --format json: objects, lists and texts, nothing more. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text in quotes, everything that JSON wants escaped; NULL is null. */
void pv_json_text  (GString    *json,
                    const char *text);
/* Appends "key": and a comma before it unless the object has just begun. */
void pv_json_key   (GString    *json,
                    const char *key);
/* Appends a comma unless a list or object has just begun. */
void pv_json_comma (GString    *json);

G_END_DECLS
