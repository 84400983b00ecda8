/* A model from a sample's own XML, read the shortest way: this room may not use the importer, which stands below it. */
#pragma once

#include "model/model.h"

/* @name: "vaasa". Aborts when it cannot be read. (transfer full) */
PvModel *sample_read     (const char *name);
/* The first record of @kind whose Finnish text in @field is @text. Aborts when there is none. */
PvId     sample_find     (const PvModel *model,
                          PvField        field,
                          const char    *text);
/* An empty model. (transfer full) */
PvModel *sample_new      (void);
/* A record with ids of its own, by the order of the calls; @...: triples of field, language and text as a file has it, ended by 0. */
PvId     sample_add      (PvModel       *model,
                          PvKind         kind,
                          ...);
/* The same record with one cell changed. */
void     sample_set      (PvModel       *model,
                          PvId           id,
                          PvField        field,
                          PvLang         lang,
                          const char    *text);
