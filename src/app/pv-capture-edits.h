/* What a room says, as edits: everything is marked as raised in the workshop of a day. Pure: nothing is committed here. (transfer full) */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

/* @added: the temporary id. */
PvEdits *pv_capture_actor   (const char *name,
                             guint       actor_kind,
                             PvLang      lang,
                             PvDate      day,
                             PvId       *added);
/* NULL when there is such a link already, or it would lead from an actor to itself. */
PvEdits *pv_capture_link    (const PvModel *model,
                             PvId        from,
                             PvId        to,
                             guint       relation_kind,
                             PvDate      day,
                             PvId       *added);
PvEdits *pv_capture_group   (const char *name,
                             PvLang      lang,
                             PvDate      day,
                             PvId       *added);
/* @actor serves @group with a service called @name. */
PvEdits *pv_capture_service (const char *name,
                             PvId        actor,
                             PvId        group,
                             PvLang      lang,
                             PvDate      day,
                             PvId       *added);
/* @actor does what is called @name. */
PvEdits *pv_capture_action  (const char *name,
                             PvId        actor,
                             PvLang      lang,
                             PvDate      day,
                             PvId       *added);
/* Neither an actor nor a link: parked, and looked at later. @subject: what it is about, or PV_NO_ID. */
PvEdits *pv_capture_parked  (const char *text,
                             PvId        subject,
                             PvLang      lang,
                             PvDate      day,
                             PvId       *added);

G_END_DECLS
