/* Where a first placement is looked up before it is worked out. It is a pure function of its graph, so one that is known need not be found
 * again; this room writes no file, so who keeps it gives these two. Called in the thread that makes the scene. */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

typedef struct
{
  /* @key: pv_layout_fingerprint() of the graph. Fills @n places, top left corners in model pixels, and leaves them alone when it is FALSE. */
  gboolean (*recall) (const char    *key,
                      PvPoint       *places,
                      guint          n);
  void     (*keep)   (const char    *key,
                      const PvPoint *places,
                      guint          n);
} PvPlaceMemory;

G_END_DECLS
