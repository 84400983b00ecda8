#include "diagram/pv-surface-scaled.h"

typedef struct
{
  PvSurface surface;
  PvSurface *inner;
  double scale;
  PvOutline *larger;
} ScaledSurface;

static void
scaled_draw (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
  ScaledSurface *self = (ScaledSurface *) surface;
  PvPaint larger = *paint;

  larger.width *= self->scale;
  larger.hatch_pitch *= self->scale;
  larger.hatch_width *= self->scale;
  for (guint i = 0; i < larger.n_dashes; i++)
    larger.dashes[i] *= self->scale;
  pv_outline_clear (self->larger);
  pv_outline_append (self->larger, outline, 0, 0, self->scale);
  pv_surface_draw (self->inner, self->larger, &larger);
}

static void
scaled_text (PvSurface *surface, const PvTextRun *run)
{
  ScaledSurface *self = (ScaledSurface *) surface;
  PvTextRun larger = *run;

  larger.x *= self->scale;
  larger.y *= self->scale;
  larger.width *= self->scale;
  larger.font.size *= self->scale;
  pv_surface_text (self->inner, &larger);
}

static void
scaled_begin (PvSurface *surface, const char *role, const PvElementInfo *info)
{
  pv_surface_begin (((ScaledSurface *) surface)->inner, role, info);
}

static void
scaled_end (PvSurface *surface)
{
  pv_surface_end (((ScaledSurface *) surface)->inner);
}

static void
scaled_clip (PvSurface *surface, const PvRect *rect)
{
  ScaledSurface *self = (ScaledSurface *) surface;
  PvRect larger;

  if (rect != NULL)
    larger = (PvRect) { rect->x * self->scale, rect->y * self->scale, rect->width * self->scale, rect->height * self->scale };
  pv_surface_clip (self->inner, rect != NULL ? &larger : NULL);
}

static const PvSurfaceClass telling_class = { scaled_draw, scaled_text, scaled_begin, scaled_end, scaled_clip };
/* For a surface that asks for no elements: the painter may then join them. */
static const PvSurfaceClass plain_class = { scaled_draw, scaled_text, NULL, NULL, scaled_clip };

PvSurface *
pv_surface_scaled_new (PvSurface *inner, double scale)
{
  ScaledSurface *self = g_new0 (ScaledSurface, 1);

  pv_surface_init (&self->surface, inner->surface_class->begin != NULL ? &telling_class : &plain_class);
  self->inner = inner;
  self->scale = scale;
  self->larger = pv_outline_new ();
  return &self->surface;
}

void
pv_surface_scaled_free (PvSurface *surface)
{
  ScaledSurface *self = (ScaledSurface *) surface;

  pv_surface_clear (surface);
  pv_outline_free (self->larger);
  g_free (self);
}
