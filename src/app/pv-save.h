/* Writes something of a document, as it is now, to where a person says. Main thread; written by a worker. */
#pragma once

#include "app/pv-toolkit.h"
#include "document/document.h"

G_BEGIN_DECLS

/* What is written from. All borrowed. */
typedef struct
{
  const PvModel *model;
  PvLang lang;
  PvDate today;
  const char *path;
} PvSaveFrom;

/* In a worker; FALSE with @error, of PV_ERROR, when it could not. */
typedef gboolean (*PvSaveWrite) (const PvSaveFrom *from, GCancellable *cancellable, GError **error);

/* Asks @question as a child of @parent, then writes. In a toast near @near stands @said, a format with the name of the file for %s, or what
 * went wrong. */
void pv_save (GtkWindow            *parent,
              GtkWidget            *near,
              PvDocument           *document,
              PvLang                lang,
              const PvFileQuestion *question,
              PvSaveWrite           write,
              const char           *said);

G_END_DECLS
