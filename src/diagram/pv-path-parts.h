/* Inside diagram/ only: what a path consists of, read from the model, before it is laid out. */
#pragma once

#include "diagram/pv-scene-path.h"
#include "diagram/pv-scene-private.h"

G_BEGIN_DECLS

typedef struct
{
  PvId actor;
  guint role;
  const PvRecord *record;
} PvPartTask;

typedef struct
{
  const PvRecord *record;
  guint phase;
  guint lane;
  guint flags;
  GArray *tasks;               /* PvPartTask, by role */
} PvPartStep;

typedef struct
{
  const PvRecord *record;
  guint from, to;              /* steps */
  guint flags;
} PvPartTransition;

/* An actor takes part in a step of another lane. */
typedef struct
{
  guint step;
  guint lane;
  PvPartTask task;
} PvPartAssist;

typedef struct
{
  guint phase, lane;
} PvPartGap;

typedef struct
{
  const PvModel *model;
  PvPathSceneOptions options;
  PvLang first;
  GPtrArray *phases;           /* PvRecord, borrowed */
  GArray *lanes;               /* PvId of the actor; PV_NO_ID: nobody */
  GArray *steps;               /* PvPartStep */
  GArray *transitions;         /* PvPartTransition */
  GArray *assists;             /* PvPartAssist */
  GArray *gaps;                /* PvPartGap */
} PvPathParts;

/* FALSE when there is no such path. */
gboolean pv_path_parts_init  (PvPathParts              *parts,
                              const PvModel            *model,
                              PvId                      path,
                              const PvPathSceneOptions *options);
void     pv_path_parts_clear (PvPathParts              *parts);

G_END_DECLS
