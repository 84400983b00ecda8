/* Path data of SVG 1.1 (8.3), read and written. */
#include <math.h>
#include <string.h>

#include "diagram/pv-outline.h"

typedef struct
{
  PvOutline *outline;
  const char *rest;
  PvPoint here;
  PvPoint start;          /* of this subpath */
} Reader;

static void
skip_separators (Reader *reader)
{
  while (*reader->rest == ',' || g_ascii_isspace (*reader->rest))
    reader->rest++;
}

static gboolean
at_number (Reader *reader)
{
  skip_separators (reader);
  return g_ascii_isdigit (*reader->rest) || (*reader->rest != '\0' && strchr ("+-.", *reader->rest) != NULL);
}

static gboolean
read_number (Reader *reader, double *number)
{
  char *end;

  if (!at_number (reader))
    return FALSE;
  *number = g_ascii_strtod (reader->rest, &end);
  if (end == reader->rest)
    return FALSE;
  reader->rest = end;
  return TRUE;
}

/* The flags of an arc are one digit each and need nothing between them. */
static gboolean
read_flag (Reader *reader, double *flag)
{
  skip_separators (reader);
  if (*reader->rest != '0' && *reader->rest != '1')
    return FALSE;
  *flag = *reader->rest++ - '0';
  return TRUE;
}

static double
angle_between (double ux, double uy, double vx, double vy)
{
  return atan2 (ux * vy - uy * vx, ux * vx + uy * vy);
}

static void
add_arc_pieces (Reader *reader, double cx, double cy, double rx, double ry, double tilt, double from, double sweep)
{
  guint pieces = MAX (1, (guint) ceil (fabs (sweep) / (G_PI / 2) - 1e-9));
  double step = sweep / pieces;
  double k = 4.0 / 3.0 * tan (step / 4);

  for (guint i = 0; i < pieces; i++)
    {
      double a = from + i * step, b = a + step;
      double unit[3][2] = { { cos (a) - k * sin (a), sin (a) + k * cos (a) },
                            { cos (b) + k * sin (b), sin (b) - k * cos (b) },
                            { cos (b), sin (b) } };
      PvPoint p[3];

      for (guint j = 0; j < 3; j++)
        p[j] = (PvPoint) { cx + rx * unit[j][0] * cos (tilt) - ry * unit[j][1] * sin (tilt),
                           cy + rx * unit[j][0] * sin (tilt) + ry * unit[j][1] * cos (tilt) };
      pv_outline_curve (reader->outline, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
    }
}

/* SVG 1.1, F.6.5: from end points to the centre. */
static void
add_arc (Reader *reader, double rx, double ry, double tilt, gboolean large, gboolean sweep, PvPoint to)
{
  double dx = (reader->here.x - to.x) / 2, dy = (reader->here.y - to.y) / 2;
  double x = cos (tilt) * dx + sin (tilt) * dy, y = cos (tilt) * dy - sin (tilt) * dx;
  double grow = sqrt (x * x / (rx * rx) + y * y / (ry * ry));
  double share, cx, cy, turn;

  if (grow > 1)
    rx *= grow, ry *= grow;
  share = (rx * rx * ry * ry - rx * rx * y * y - ry * ry * x * x) / (rx * rx * y * y + ry * ry * x * x);
  share = sqrt (MAX (0, share)) * (large == sweep ? -1 : 1);
  cx = share * rx * y / ry;
  cy = -share * ry * x / rx;
  turn = angle_between ((x - cx) / rx, (y - cy) / ry, (-x - cx) / rx, (-y - cy) / ry);
  if (sweep && turn < 0)
    turn += 2 * G_PI;
  else if (!sweep && turn > 0)
    turn -= 2 * G_PI;
  add_arc_pieces (reader, cos (tilt) * cx - sin (tilt) * cy + (reader->here.x + to.x) / 2,
                  sin (tilt) * cx + cos (tilt) * cy + (reader->here.y + to.y) / 2, rx, ry, tilt,
                  atan2 ((y - cy) / ry, (x - cx) / rx), turn);
}

static gboolean
read_arc (Reader *reader, gboolean relative)
{
  double rx, ry, tilt, large, sweep;
  PvPoint to;

  if (!read_number (reader, &rx) || !read_number (reader, &ry) || !read_number (reader, &tilt) || !read_flag (reader, &large)
      || !read_flag (reader, &sweep) || !read_number (reader, &to.x) || !read_number (reader, &to.y))
    return FALSE;

  if (relative)
    to.x += reader->here.x, to.y += reader->here.y;
  if (rx == 0 || ry == 0)
    pv_outline_line (reader->outline, to.x, to.y);
  else if (to.x != reader->here.x || to.y != reader->here.y)
    add_arc (reader, fabs (rx), fabs (ry), tilt * G_PI / 180, large != 0, sweep != 0, to);
  reader->here = to;
  return TRUE;
}

static gboolean
read_points (Reader *reader, gboolean relative, guint n, PvPoint *points)
{
  for (guint i = 0; i < n; i++)
    {
      if (!read_number (reader, &points[i].x) || !read_number (reader, &points[i].y))
        return FALSE;
      if (relative)
        points[i].x += reader->here.x, points[i].y += reader->here.y;
    }
  return TRUE;
}

static gboolean
read_straight (Reader *reader, char command, gboolean relative)
{
  double number;

  if (!read_number (reader, &number))
    return FALSE;
  if (command == 'H')
    reader->here.x = number + (relative ? reader->here.x : 0);
  else
    reader->here.y = number + (relative ? reader->here.y : 0);
  pv_outline_line (reader->outline, reader->here.x, reader->here.y);
  return TRUE;
}

static gboolean
read_curve (Reader *reader, char command, gboolean relative)
{
  PvPoint p[3];
  PvPoint from = reader->here;

  if (!read_points (reader, relative, command == 'C' ? 3 : 2, p))
    return FALSE;
  if (command == 'Q')
    {
      PvPoint bend = p[0];

      p[2] = p[1];
      p[0] = (PvPoint) { from.x + (bend.x - from.x) * 2 / 3, from.y + (bend.y - from.y) * 2 / 3 };
      p[1] = (PvPoint) { p[2].x + (bend.x - p[2].x) * 2 / 3, p[2].y + (bend.y - p[2].y) * 2 / 3 };
    }
  pv_outline_curve (reader->outline, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
  reader->here = p[2];
  return TRUE;
}

static gboolean
read_move_or_line (Reader *reader, char command, gboolean relative)
{
  PvPoint to;

  if (!read_points (reader, relative, 1, &to))
    return FALSE;
  reader->here = to;
  if (command == 'L')
    pv_outline_line (reader->outline, to.x, to.y);
  else
    {
      reader->start = to;
      pv_outline_move (reader->outline, to.x, to.y);
    }
  return TRUE;
}

static gboolean
read_piece (Reader *reader, char command, gboolean relative)
{
  switch (command)
    {
    case 'M':
    case 'L':
      return read_move_or_line (reader, command, relative);
    case 'H':
    case 'V':
      return read_straight (reader, command, relative);
    case 'C':
    case 'Q':
      return read_curve (reader, command, relative);
    case 'A':
      return read_arc (reader, relative);
    default:
      return FALSE;
    }
}

gboolean
pv_outline_parse (PvOutline *outline, const char *path_data)
{
  Reader reader = { outline, path_data, { 0, 0 }, { 0, 0 } };

  for (skip_separators (&reader); *reader.rest != '\0'; skip_separators (&reader))
    {
      char letter = *reader.rest++;
      char command = g_ascii_toupper (letter);

      if (command == 'Z')
        {
          pv_outline_close (outline);
          reader.here = reader.start;
          continue;
        }
      do
        {
          if (!read_piece (&reader, command, letter != command))
            return FALSE;
          if (command == 'M')
            command = 'L', letter = letter == 'm' ? 'l' : 'L';
        }
      while (at_number (&reader));
    }
  return TRUE;
}

void
pv_outline_append_number (GString *text, double number, guint decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 9));
  g_ascii_formatd (buffer, sizeof buffer, format, number);
  if (strchr (buffer, '.') != NULL)
    {
      gsize n = strlen (buffer);

      while (buffer[n - 1] == '0')
        n--;
      buffer[buffer[n - 1] == '.' ? n - 1 : n] = '\0';
    }
  g_string_append (text, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

char *
pv_outline_to_path_data (const PvOutline *outline, guint decimals)
{
  static const char letters[] = "MLCZ";
  static const guint n_points[] = { 1, 1, 3, 0 };
  GString *text = g_string_new (NULL);
  const PvOutlineOp *ops = pv_outline_get_ops (outline);
  const PvPoint *points = pv_outline_get_points (outline);

  for (guint i = 0; i < pv_outline_get_n_ops (outline); i++)
    {
      g_string_append_c (text, letters[ops[i]]);
      for (guint j = 0; j < n_points[ops[i]]; j++, points++)
        {
          if (j > 0)
            g_string_append_c (text, ' ');
          pv_outline_append_number (text, points->x, decimals);
          g_string_append_c (text, ' ');
          pv_outline_append_number (text, points->y, decimals);
        }
    }
  return g_string_free (text, FALSE);
}

/* --- as short as can be --- */

typedef struct
{
  gint64 x;
  gint64 y;
} Steps;

typedef struct
{
  GString *text;
  guint decimals;
  gint64 scale;               /* steps to a pixel */
  Steps here;                 /* as written: what was rounded away is not carried on */
  Steps start;                /* of this subpath */
  char last;                  /* command; 0: none */
  gboolean after_number;
  gboolean after_point;       /* the number before had one */
} ShortWriter;

static void
write_steps (ShortWriter *writer, gint64 steps)
{
  gint64 whole = ABS (steps) / writer->scale, part = ABS (steps) % writer->scale;

  if (steps < 0)
    g_string_append_c (writer->text, '-');
  else if (writer->after_number && !(whole == 0 && part > 0 && writer->after_point))
    g_string_append_c (writer->text, ' ');
  if (whole > 0 || part == 0)
    g_string_append_printf (writer->text, "%" G_GINT64_FORMAT, whole);
  if (part > 0)
    {
      g_string_append_printf (writer->text, ".%0*" G_GINT64_FORMAT, (int) writer->decimals, part);
      while (writer->text->str[writer->text->len - 1] == '0')
        g_string_truncate (writer->text, writer->text->len - 1);
    }
  writer->after_number = TRUE;
  writer->after_point = part > 0;
}

/* What follows a move is a line unless it says something else, and what follows a command the same again. */
static void
write_command (ShortWriter *writer, char command)
{
  if (command == writer->last || (command == 'l' && writer->last == 'm'))
    return;
  g_string_append_c (writer->text, command);
  writer->last = command;
  writer->after_number = FALSE;
}

static Steps
steps_to (const ShortWriter *writer, const PvPoint *point)
{
  return (Steps) { llround (point->x * (double) writer->scale) - writer->here.x, llround (point->y * (double) writer->scale) - writer->here.y };
}

static void
write_move_or_line (ShortWriter *writer, const PvPoint *point, gboolean line)
{
  Steps by = steps_to (writer, point);

  if (!line)
    writer->last = 0;
  write_command (writer, !line ? 'm' : by.y == 0 ? 'h' : by.x == 0 ? 'v' : 'l');
  if (!line || by.y == 0 || by.x != 0)
    write_steps (writer, by.x);
  if (!line || by.y != 0)
    write_steps (writer, by.y);
  writer->here = (Steps) { writer->here.x + by.x, writer->here.y + by.y };
  if (!line)
    writer->start = writer->here;
}

static void
write_curve (ShortWriter *writer, const PvPoint *points)
{
  Steps by = { 0, 0 };

  write_command (writer, 'c');
  for (guint i = 0; i < 3; i++)
    {
      by = steps_to (writer, &points[i]);
      write_steps (writer, by.x);
      write_steps (writer, by.y);
    }
  writer->here = (Steps) { writer->here.x + by.x, writer->here.y + by.y };
}

void
pv_outline_append_short_data (const PvOutline *outline, GString *text, guint decimals)
{
  ShortWriter writer = { .text = text, .decimals = MIN (decimals, 9), .scale = 1 };
  const PvOutlineOp *ops = pv_outline_get_ops (outline);
  const PvPoint *points = pv_outline_get_points (outline);

  for (guint i = 0; i < writer.decimals; i++)
    writer.scale *= 10;
  for (guint i = 0; i < pv_outline_get_n_ops (outline); i++)
    switch (ops[i])
      {
      case PV_OUTLINE_CURVE:
        write_curve (&writer, points);
        points += 3;
        break;
      case PV_OUTLINE_CLOSE:
        write_command (&writer, 'z');
        writer.here = writer.start;
        break;
      case PV_OUTLINE_MOVE:
      case PV_OUTLINE_LINE:
      default:
        write_move_or_line (&writer, points++, ops[i] == PV_OUTLINE_LINE);
        break;
      }
}
