package changes

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
)

// Log reads the subjects of the commits since a tag.
func Log(ctx context.Context, dir, since string) ([]string, error) {
	cmd := exec.CommandContext(ctx, "git", "log", "--format=%s", since+"..HEAD")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var subjects []string
	for _, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
		subjects = append(subjects, string(line))
	}
	return subjects, nil
}

// Title asks GitHub for the title of a pull request.
func Title(ctx context.Context, repo string, number int) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("https://api.github.com/repos/%s/pulls/%d", repo, number), nil)
	if err != nil {
		return "", err
	}
	if token := os.Getenv("GITHUB_TOKEN"); token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	var body struct{ Title string }
	return body.Title, json.NewDecoder(res.Body).Decode(&body)
}
