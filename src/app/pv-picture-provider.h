/* A picture for the clipboard: PNG and SVG, drawn when another program asks for one of them, in a worker. Beside it other providers may
 * stand (gdk_content_provider_new_union). */
#pragma once

#include "app/pv-picture-scope.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define PV_TYPE_PICTURE_PROVIDER (pv_picture_provider_get_type ())
G_DECLARE_FINAL_TYPE (PvPictureProvider, pv_picture_provider, PV, PICTURE_PROVIDER, GdkContentProvider)

/* @part of @scope in @lang, for our own use. Takes references and copies. (transfer full) */
GdkContentProvider *pv_picture_provider_new (PvModel              *snapshot,
                                             const PvPictureScope *scope,
                                             PvPicturePart         part,
                                             PvLang                lang);

G_END_DECLS
