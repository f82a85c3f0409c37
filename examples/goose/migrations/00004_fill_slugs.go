package migrations

import (
	"context"
	"database/sql"
	"strings"

	"github.com/pressly/goose/v3"
)

func init() {
	goose.AddMigrationContext(fillSlugs, nil)
}

func fillSlugs(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, "SELECT id, title FROM articles")
	if err != nil {
		return err
	}
	slugs := map[int64]string{}
	for rows.Next() {
		var id int64
		var title string
		if err := rows.Scan(&id, &title); err != nil {
			return err
		}
		slugs[id] = strings.ReplaceAll(strings.ToLower(title), " ", "-")
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for id, slug := range slugs {
		if _, err := tx.ExecContext(ctx, "UPDATE articles SET slug = ? WHERE id = ?", slug, id); err != nil {
			return err
		}
	}
	return nil
}
