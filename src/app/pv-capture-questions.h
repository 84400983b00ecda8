/* What the capture bar asks, in words, and the guided order it may ask in. Any thread. */
#pragma once

#include "diagram/diagram.h"

G_BEGIN_DECLS

/* What is asked. */
typedef enum
{
  PV_CAPTURE_ASK_NAME,
  PV_CAPTURE_ASK_OTHER,                   /* to whom it is linked */
  PV_CAPTURE_ASK_KIND,                    /* by which kind of link */
  PV_CAPTURE_ASK_GROUP,                   /* whom it serves */
  PV_CAPTURE_ASK_SERVICE,                 /* with what */
  PV_CAPTURE_ASK_ACTION,                  /* what it does next */
} PvCaptureQuestion;

/* The guided order: freely, actors alone, then one kind of link after the other, then who serves whom, then who does what. */
enum
{
  PV_CAPTURE_STEP_FREE = 0,
  PV_CAPTURE_STEP_ACTORS = 1,
  PV_CAPTURE_STEP_FIRST_KIND = 2,
  PV_CAPTURE_STEP_SERVES = PV_CAPTURE_STEP_FIRST_KIND + PV_N_RELATION_KINDS,
  PV_CAPTURE_STEP_ACTIONS,
  PV_CAPTURE_N_STEPS,
};

/* Of a kind of link. Static. */
const char *pv_capture_kind_words     (guint             kind);
/* "Vaasan kaupunki: linked to whom?": @one and @other are the names of what was said before, NULL where nothing was. (transfer full) */
char       *pv_capture_question_words (PvCaptureQuestion asked,
                                       int               step,
                                       const char       *one,
                                       const char       *other);
/* "2 / 10 Links: Referral". (transfer full) */
char       *pv_capture_step_words     (int               step);

G_END_DECLS
