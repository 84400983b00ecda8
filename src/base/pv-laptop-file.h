/* A laptop's file in a shared folder: found out in store/, told in app/. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name;                  /* as it is shown */
  gint64 at_ms;                /* when it was last written */
  gboolean own;                /* this laptop's */
  gboolean holds_erased;       /* words that were erased may still stand in it */
  char *problem;               /* why it could not be brought in, one line; NULL: all of it is here */
} PvLaptopFile;

void pv_laptop_file_free (PvLaptopFile *file);

G_END_DECLS
