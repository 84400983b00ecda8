/* Where something is valid: areas lie in areas, and time passes. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

/* Whether @inner is @outer or lies in it. */
gboolean   pv_reach_area_within    (const PvModel  *model,
                                    PvId            inner,
                                    PvId            outer);
/* Whether @service is there for people of @area: it names the area, one around it, one inside it, or none at all (then it is for
 * everybody). */
gboolean   pv_reach_service_covers (const PvModel  *model,
                                    PvId            service,
                                    PvId            area);
/* Whether two services are there for some of the same people, by area. */
gboolean   pv_reach_services_meet  (const PvModel  *model,
                                    PvId            first,
                                    PvId            second);
/* Whether the record's validity, if its kind has one, holds on @day. */
gboolean   pv_reach_is_valid       (const PvRecord *record,
                                    PvDate          day);

G_END_DECLS
