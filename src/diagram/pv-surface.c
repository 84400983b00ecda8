#include "diagram/pv-surface.h"

void
pv_surface_init (PvSurface *surface, const PvSurfaceClass *surface_class)
{
  g_return_if_fail (surface_class->draw != NULL && surface_class->text != NULL);
  g_return_if_fail ((surface_class->begin == NULL) == (surface_class->end == NULL));

  surface->surface_class = surface_class;
  surface->scratch = pv_outline_new ();
}

void
pv_surface_clear (PvSurface *surface)
{
  g_clear_pointer (&surface->scratch, pv_outline_free);
}

void
pv_surface_draw (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
  if (!pv_outline_is_empty (outline))
    surface->surface_class->draw (surface, outline, paint);
}

void
pv_surface_text (PvSurface *surface, const PvTextRun *run)
{
  if (run->text != NULL && *run->text != '\0')
    surface->surface_class->text (surface, run);
}

void
pv_surface_begin (PvSurface *surface, const char *role, const PvElementInfo *info)
{
  if (surface->surface_class->begin != NULL)
    surface->surface_class->begin (surface, role, info);
}

void
pv_surface_end (PvSurface *surface)
{
  if (surface->surface_class->end != NULL)
    surface->surface_class->end (surface);
}

void
pv_surface_clip (PvSurface *surface, const PvRect *rect)
{
  if (surface->surface_class->clip != NULL)
    surface->surface_class->clip (surface, rect);
}

PvRgba
pv_rgba (guint32 rrggbb)
{
  return (PvRgba) { (rrggbb >> 16 & 0xff) / 255.0, (rrggbb >> 8 & 0xff) / 255.0, (rrggbb & 0xff) / 255.0, 1.0 };
}

PvRgba
pv_rgba_faded (PvRgba colour, double alpha)
{
  colour.a *= alpha;
  return colour;
}
