/* One drawn thing of a scene, by what it is and its number among its kin. Good for one scene only. */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

typedef enum
{
  PV_PART_NONE,
  PV_PART_NODE,          /* an actor */
  PV_PART_LINK,          /* a relation */
  PV_PART_PHASE,         /* head of a column */
  PV_PART_LANE,          /* head of a row; its id is the actor's, PV_NO_ID for the row of steps that nobody has */
  PV_PART_STEP,
  PV_PART_TASK,          /* a role mark on a step, or an assisting actor's mark in its own lane */
  PV_PART_TRANSITION,
  PV_PART_GAP,           /* a cell where nobody acts */
  PV_PART_REGION,        /* all actors of an area, at an overview */
  PV_N_PARTS
} PvPart;

typedef struct
{
  PvPart part;
  guint index;
} PvElement;

#define PV_NO_ELEMENT ((PvElement) { PV_PART_NONE, 0 })

static inline gboolean
pv_element_equal (PvElement a, PvElement b)
{
  return a.part == b.part && a.index == b.index;
}

/* What a list, a tooltip or a screen reader wants to know. Texts are the scene's. */
typedef struct
{
  PvElement element;
  PvId id;                 /* of the record it stands for */
  PvRect bounds;           /* marks included */
  const char *name;        /* "Vaasan kaupunki"; for a link its two ends */
  const char *sentence;    /* "City of Vaasa refers to Ohjaamo, planned": for a screen reader, a link list, an image's alternative text */
  const char *tooltip;     /* several lines: both names, kind, links */
} PvElementInfo;

G_END_DECLS
