/* Over a presentation: where the speaker points. A ring around the mouse, or all but a disc around it in the dark. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PV_SPOTLIGHT_NONE,
  PV_SPOTLIGHT_POINTER,
  PV_SPOTLIGHT_DARK,
} PvSpotlightLook;

#define PV_TYPE_SPOTLIGHT (pv_spotlight_get_type ())
G_DECLARE_FINAL_TYPE (PvSpotlight, pv_spotlight, PV, SPOTLIGHT, GtkWidget)

GtkWidget      *pv_spotlight_new      (void);
void            pv_spotlight_set_look (PvSpotlight     *self,
                                       PvSpotlightLook  look);
PvSpotlightLook pv_spotlight_get_look (PvSpotlight     *self);
/* Where the mouse is, in this widget. */
void            pv_spotlight_move     (PvSpotlight     *self,
                                       double           x,
                                       double           y);

G_END_DECLS
